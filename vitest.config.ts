import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // test/write-catalogue.ts writes the file before the first test.
    alias: { 'virtual:catalogue': fileURLToPath(new URL('dist/catalogue.json', import.meta.url)) },
  },
  test: {
    include: ['test/**/*.test.ts'],
    // They need a browser: npm run test:page
    exclude: ['test/page/**'],
    globalSetup: ['test/write-catalogue.ts'],
    testTimeout: 30_000,
  },
})
