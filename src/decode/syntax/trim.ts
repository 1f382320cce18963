/**
 * A text without the characters of a set at its end. A regular expression would not be linear: it tries a run of them
 * from each of its characters.
 */
export function trimEndOf(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text[end - 1] as string)) end--
  return text.slice(0, end)
}
