import { defineConfig } from 'vitest/config'
import base from './vitest.config.ts'

/** The tests that run against each mutant: those of the rooms that are mutated, since the whole suite would take days. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    // Both take long: one measures time, the other reads the whole corpus.
    testNamePattern: /^(?!.*(?:the time grows|in any sample))/,
    // Modules are loaded once, which takes a fifth of the time.
    isolate: false,
    include: [
      'test/{diagnose,redact}/**/*.test.ts',
      'test/catalogue/{answer,data,load,lookup,nearest,search,select}.test.ts',
      'test/decode/assemble.test.ts',
      'test/{counterexamples,explain-response,situations}.test.ts',
    ],
  },
})
