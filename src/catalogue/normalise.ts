/**
 * Reduces a name to what look-up compares: no case, no `_`, `-` or white space, no punctuation or quotes around it.
 */
export function fold(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, '')
    .replace(/[\s_-]+/g, '')
    .toLowerCase()
}
