import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/write-catalogue.ts'],
    testTimeout: 30_000,
  },
})
