import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: process.env.LEASTPRIV_SKIP_BUILD === undefined ? ['test/build.ts'] : [],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
