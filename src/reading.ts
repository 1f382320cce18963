/**
 * What every decoding needs. The build puts this into a file of its own, `dist/reading.js`, which the command line loads
 * when there is something to decode, and the library when somebody imports one of its readers.
 */
export { findErrors, maxGzipLevels } from './decode/index.ts'
export { ticketFacts } from './diagnose/ticket.ts'
export { responseExplainer } from './explain-response.ts'
