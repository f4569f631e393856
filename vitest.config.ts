import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**'],
    globalSetup: ['test/temporary-folders.setup.ts', 'test/python-environment.setup.ts'],
    // Tests mostly wait for processes of their own: Vitest's default would leave one of two cores idle.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
