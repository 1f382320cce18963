/** Tells whether the catalogue has a code: decoding itself knows no catalogue. */
export type IsKnownCode = (code: string) => boolean
