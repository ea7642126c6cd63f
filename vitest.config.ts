import { defineConfig } from 'vitest/config';

/** Two workers, because the reference machine has two cores and many files start a database engine of their own. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
