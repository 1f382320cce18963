import { defineConfig } from 'vitest/config'

/**
 * The tests that need a browser: `npm run test:page`. With `--mode bench` or `--mode pictures` that file of `test/page`
 * runs in their place.
 */
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === 'test' ? 'test/page/**/*.test.ts' : `test/page/${mode}.ts`],
    testTimeout: 60_000,
  },
}))
