import { defineConfig } from 'vitest/config'

/** The tests with real clients, which take minutes and need the clients: `npm run test:clients`. */
export default defineConfig({
  test: {
    include: ['test/clients/*.clients.ts'],
    testTimeout: 60_000,
  },
})
