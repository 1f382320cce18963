/** All that the page shows is made of these values. */
import type { Lang } from '../types.ts'
import type { View } from './address.ts'
import type { Answer, Entry, ListFilter, Occurrences, Reading, Row } from './messages.ts'

export interface State {
  lang: Lang
  theme: 'light' | 'dark'
  view: View
  /** What stands in the box, secrets masked. */
  text: string
  /** What is read in place of the text of the box: a file, or a text too long for the box. */
  source: { name: string; size: number } | null
  isMasked: boolean
  isDropping: boolean
  reading: Reading | null
  answers: Answer[]
  occurrencesById: ReadonlyMap<number, Occurrences>
  /** What the secret key decided, by answer. */
  proofs: ReadonlyMap<number, 'decided' | 'undecided'>
  entry: Entry | null
  filter: ListFilter
  rows: Row[]
  /** How many codes there are. */
  all: number
  suggestions: string[]
  /** Of the catalogue; empty until the worker is there. */
  date: string
  statuses: number[]
  services: string[]
  /** What a screen reader is told once, such as that a text was copied. */
  announcement: string
}

export const emptyFilter: ListFilter = { words: '', status: '', retry: '', service: '' }

export function initialState(lang: Lang, theme: State['theme'], view: View): State {
  return {
    ...{ lang, theme, view, text: '', source: null, isMasked: false, isDropping: false },
    ...{ reading: null, answers: [], occurrencesById: new Map(), proofs: new Map(), entry: null },
    ...{ filter: emptyFilter, rows: [], all: 0, suggestions: [] },
    ...{ date: '', statuses: [], services: [], announcement: '' },
  }
}
