/** Tells whether the catalogue has a code: decoding itself knows no catalogue. */
export type IsKnownCode = (code: string) => boolean

/** Gives the only code that the catalogue documents with a message, or null. */
export type CodeOfMessage = (message: string) => string | null
