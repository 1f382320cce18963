/** The process: its arguments go in, its exit status comes out. */
import { run } from './cli/index.ts'
import { exit, processIo } from './cli/streams.ts'

// Not awaited: a file of the bundle that waits at its top level cannot be imported by the parts it loads later.
processIo()
  .then(io => run(process.argv.slice(2), io))
  .then(exit)
