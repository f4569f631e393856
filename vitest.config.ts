import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**'],
    globalSetup: ['test/temporary-folders.setup.ts', 'test/python-environment.setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
