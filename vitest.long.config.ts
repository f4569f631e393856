import { defineConfig } from 'vitest/config';

/** The long tests: whole standard library, every case in a real kernel. */
export default defineConfig({
  test: { include: ['test/long/**/*.test.ts'], testTimeout: 1_800_000, hookTimeout: 600_000 },
});
