import type { ColorMode, Format } from './settings.ts'

/** The options that every command has, as they were given; `lang` decides before anything is parsed. */
export interface CommonOptions {
  format?: Format
  json?: true
  color?: ColorMode
}

/** The filters of `list` as they were given. */
export interface ListOptions {
  status?: string[]
  search?: string[]
  retry?: string
  service?: string
}

/** The flags of `decode` as they were given. */
export interface DecodeFlags {
  summary?: true
  ticket?: true
  text?: string[]
  redact: boolean
}

/** What a command line asks for; `common` stands beside it. */
export type Request =
  | { command: 'bare' }
  | { command: 'explain'; queries: string[] }
  | { command: 'list'; options: ListOptions }
  | { command: 'decode'; files: string[]; flags: DecodeFlags }
  | { command: 'completion'; shell: string }
  | { command: 'complete'; words: string[] }
  | { command: 'help'; topic: string | null }
  | { command: 'show'; text: string }
  | { command: 'version' }

/** Commands that a user may name. */
export const commands = ['explain', 'list', 'decode', 'completion', 'help'] as const

/**
 * Reads a command line that holds no option, and asks nothing of the parser: words to explain, files to decode. Null
 * where it takes the parser to understand it, whose loading is a good part of the time that the program takes.
 */
export function plainRequest(argv: string[]): Request | null {
  if (argv.some(word => word.startsWith('-'))) return null
  const [first, ...rest] = argv
  if (first === undefined) return { command: 'bare' }
  if (first === 'decode') return { command: 'decode', files: rest, flags: { redact: true } }
  if (first === 'list' && rest.length === 0) return { command: 'list', options: {} }
  if (first === 'explain') return rest.length > 0 ? { command: 'explain', queries: rest } : null
  const named = first === 'complete' || commands.some(command => command === first)
  return named ? null : { command: 'explain', queries: argv }
}
