import { defineConfig } from 'vitest/config'

/** The tests that need a browser: `npm run test:page`. */
export default defineConfig({
  test: {
    include: ['test/page/**/*.test.ts'],
    testTimeout: 60_000,
  },
})
