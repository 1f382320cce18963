/** What the page and its worker tell each other. The worker holds the catalogue, the readers and what was pasted. */
import type { Explanation, Lang, Retry, Source } from '../types.ts'

/** What the page asks of the worker. Answers come in the order of the questions, but for those to `read`. */
export type Question =
  /** Reads the errors in a text or file; ends what was read before. */
  | { kind: 'read'; job: number; source: Blob; file: string | null; lang: Lang }
  | { kind: 'stop'; lang: Lang }
  /** Ends the reading and forgets what was read, secrets included. */
  | { kind: 'forget'; lang: Lang }
  /** Tells what was found once more, in another language. */
  | { kind: 'retell'; lang: Lang }
  /** Decides with a secret key why the signature of an answer does not match. */
  | { kind: 'prove'; answer: number; secretKey: string; lang: Lang }
  /** Explains a code or status. */
  | { kind: 'explain'; query: string; lang: Lang }
  | { kind: 'list'; filter: ListFilter; lang: Lang }

/** What the worker tells the page. */
export type Reply =
  | { kind: 'ready'; date: string; statuses: number[]; services: string[] }
  | { kind: 'reading'; reading: Reading; answers: Answer[]; occurrences: Occurrences[] }
  /** Answers that were told before, changed. */
  | { kind: 'answers'; answers: Answer[] }
  | { kind: 'proved'; answer: number; isDecided: boolean }
  | { kind: 'entry'; entry: Entry }
  | { kind: 'list'; rows: Row[]; all: number; suggestions: string[] }

/** How far reading has come. */
export interface Reading {
  job: number
  file: string | null
  /** Bytes. */
  read: number
  size: number
  errors: number
  kinds: number
  state: 'reading' | 'done' | 'stopped' | 'failed'
  /** Why the file could not be read. */
  reason: string | null
  /** A code or status that a text without an error names. */
  mention: { name: string; line: number } | null
}

/** The first error of a kind. Every text is harmless on a screen: no controls, nothing that turns its direction. */
export interface Answer {
  id: number
  explanation: Explanation
  /** Why this is the cause: what the response says, or what was computed from the response; null where nothing tells. */
  reason: string | null
  /** Findings that say more than headline and reason. */
  notes: string[]
  /** Findings that a reader in need does not act on: times and listings. */
  listings: string[]
  /** The answer as the command line prints it with `--json`. */
  json: string
  /** The block for a support ticket, secrets masked. */
  ticket: string
  /** Does the response hold what a secret key can be checked against? */
  isProvable: boolean
  /** The sources that the causes cite. */
  sources: Record<string, Source>
}

/** How often a kind of error was found, and where else. */
export interface Occurrences {
  id: number
  count: number
  /** The next few places behind the first. */
  places: { line: number; requestId: string | null }[]
}

/** The catalogue's answer about a code or status. */
export interface Entry {
  query: string
  explanation: Explanation
  json: string
  sources: Record<string, Source>
}

/** What the list of codes is narrowed by; an empty text narrows nothing. */
export interface ListFilter {
  words: string
  status: string
  retry: Retry | ''
  service: string
}

/** A code, or a status of its own, in the list. */
export interface Row {
  /** What its address names: `NoSuchKey`, `403`. */
  name: string
  status: number | null
  reason: string | null
  summary: string
}
