/**
 * What reads errors and explains them. The build puts this into a file of its own, `dist/reading.js`, which the command
 * line loads when there is something to decode, and the library when somebody imports one of its readers.
 */
export { headersOf, readAnswer, readCaught } from './decode/caught.ts'
export { findErrors } from './decode/index.ts'
export { findErrorsInText } from './decode/text.ts'
export { ticketFacts } from './diagnose/ticket.ts'
export { responseExplainer } from './explain-response.ts'
export { checkSignature, proveSignature } from './signature/index.ts'
