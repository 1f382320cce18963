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
/** False where characters would act on a terminal or reorder what is shown: no quoting makes them harmless. */
function isPrintable(value: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(value)
}

const placeholders = new Map<string, string>()

/** `uploadId` becomes `UPLOAD_ID`: what the reader has to fill in. */
function placeholder(name: string): string {
  let word = placeholders.get(name)
  if (word === undefined) {
    word = name.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase()
    placeholders.set(name, word)
  }
  return word
}

/** A word of a template that has placeholders. */
interface TemplateWord {
  /** Literal texts at even places, names of placeholders at odd ones. */
  parts: string[]
  /** Whether the literal texts mean nothing to a shell but themselves. */
  isPlain: boolean
}

/** A template taken apart: its words with placeholders, and the literal text before each and behind the last. */
interface Template {
  literals: string[]
  words: TemplateWord[]
}

const templates = new Map<string, Template>()

/** Parses a template. The result is kept, since a template is filled many times. */
function readTemplate(template: string): Template {
  const before = templates.get(template)
  if (before) return before
  const read: Template = { literals: [], words: [] }
  let literal = ''
  for (const [at, text] of template.split(' ').entries()) {
    const parts = text.split(/\{(\w+)\}/)
    if (at > 0) literal += ' '
    if (parts.length === 1) literal += text
    else {
      const literals = parts.filter((_, place) => place % 2 === 0).join('')
      read.literals.push(literal)
      read.words.push({ parts, isPlain: literals === '' || plain.test(literals) })
      literal = ''
    }
  }
  read.literals.push(literal)
  templates.set(template, read)
  return read
}

function fillWord({ parts, isPlain }: TemplateWord, values: CommandValues): string {
  let hasValue = false
  let isHarmless = isPlain
  let word = parts[0] as string
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] as string
    const value = Object.hasOwn(values, name) ? values[name as CommandField] : null
    const isHyphened = word === '' && value?.startsWith('-')
    if (value == null || value === '' || isHyphened) word += placeholder(name)
    else if (plain.test(value)) {
      hasValue = true
      word += value
    } else if (isPrintable(value)) {
      hasValue = true
      isHarmless = false
      word += value
    } else word += placeholder(name)
    word += parts[at + 1]
  }
  return hasValue && !isHarmless ? `'${word.replaceAll("'", "'\\''")}'` : word
}

/**
 * Fills the `{placeholders}` of a command line. A word that needs it is put into single quotes, so that nothing a
 * server sent can run in a POSIX shell. Values with control characters, or that would begin a word with a hyphen,
 * are left out like unknown ones.
 */
export function fillCommand(template: string, values: CommandValues = {}): string {
  const { literals, words } = readTemplate(template)
  let line = literals[0] ?? ''
  for (const [at, word] of words.entries()) line += fillWord(word, values) + (literals[at + 1] ?? '')
  return line
}

/** The command lines of one cause, filled with the same values. */
export function fillCommands(templates: string[], values: CommandValues): string[] {
  return templates.map(template => fillCommand(template, values))
}

/** Whether a command line has anything to fill in. */
export function hasPlaceholder(template: string): boolean {
  return template.includes('{')
}
