import { defineConfig } from 'vitest/config';

/** The long tests: whole standard library, every case in a real kernel. */
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    globalSetup: ['test/temporary-folders.setup.ts', 'test/python-environment.setup.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
    // Each case in kernels runs in a folder and kernels of its own; two keep two cores busy.
    maxConcurrency: 2,
  },
});
