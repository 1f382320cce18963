/**
 * Reduces a name to what look-up compares: no case, no `_`, `-` or white space, no punctuation or quotes around it.
 */
export function fold(name: string): string {
  return trimPunctuation(name.normalize('NFKC'))
    .replace(/[\s_-]/g, '')
    .toLowerCase()
}

/** A text without the punctuation, symbols and white space around it. */
export function trimPunctuation(text: string): string {
  // The look behind finds the start of the last run at once, where each character of a run would be tried as one.
  return text.replace(/^[\p{P}\p{S}\s]+|(?<![\p{P}\p{S}\s])[\p{P}\p{S}\s]+$/gu, '')
}
