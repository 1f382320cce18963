/** Command lines of the catalogue, filled with what a response tells and safe to paste into a shell. */

/** What a command line may be filled with; null and absent alike are not known. */
export type CommandValues = Partial<Record<CommandField, string | null>>
export type CommandField = (typeof commandFields)[number]
export const commandFields = [
  'bucket',
  'key',
  'host',
  'endpoint',
  'region',
  'uploadId',
  'requestId',
  'method',
  'url',
] as const

/** Words of these characters alone mean nothing to a shell but themselves. */
const plain = /^[\w@%+=:,./-]+$/
/** Characters that would act on a terminal or reorder what is shown: no quoting makes them harmless. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

/** `uploadId` becomes `UPLOAD_ID`: what the reader has to fill in. */
function placeholder(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase()
}

/**
 * Fills the `{placeholders}` of a command line. A word that needs it is put into single quotes, so that nothing a
 * server sent can run in a POSIX shell. Values with control characters, or that would begin a word with a hyphen,
 * are left out like unknown ones.
 */
export function fillCommand(template: string, values: CommandValues = {}): string {
  return template
    .split(' ')
    .map(word => {
      let isForeign = false
      const filled = word.replace(/\{(\w+)\}/g, (_, name: string, at: number) => {
        const value = Object.hasOwn(values, name) ? values[name as CommandField] : null
        if (value == null || value === '' || unprintable.test(value) || (at === 0 && value.startsWith('-')))
          return placeholder(name)
        isForeign = true
        return value
      })
      return isForeign && !plain.test(filled) ? `'${filled.replaceAll("'", "'\\''")}'` : filled
    })
    .join(' ')
}
