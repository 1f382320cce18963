import { defineConfig } from 'vitest/config'
import base from './vitest.config.ts'

/** The tests that run against each mutant: those of the rooms that are mutated, since the whole suite would take days. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    // They take as long as all others together, and run nearly every place: without them the others decide.
    testNamePattern:
      /^(?!.*(?:the time grows|in any sample|no planted secret survives|changes no answer|is found again after a slip|every condition has an example))/,
    // All files run in one worker, which keeps them (test/mutants/worker.ts).
    isolate: false,
    include: [
      'test/{diagnose,redact}/**/*.test.ts',
      // The others compare the files of `data/` with their canonical form.
      'test/catalogue/!(format|add-a-code).test.ts',
      'test/decode/{assemble,evidence}.test.ts',
      'test/{counterexamples,explain-response}.test.ts',
    ],
  },
})
