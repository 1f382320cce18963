/** Percent-encoding of URLs, for texts that others wrote: neither function throws. */

/** Decodes a text; a text that is not well formed stays as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Encodes a text; half of a surrogate pair, which has no encoding, becomes the replacement character. */
export function encodePercent(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
}
