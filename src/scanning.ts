/**
 * What only an input other than a plain error body needs: the scanner with the forms of all programs. The build puts this
 * into a second file, `dist/scanning.js`, which is loaded when it is used.
 */
export { headersOf, readAnswer, readCaught } from './decode/caught.ts'
export { findErrorsInText } from './decode/text.ts'
