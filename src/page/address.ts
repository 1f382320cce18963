/** What the part of the address behind `#` shows. What was pasted never stands there. */
import { decodePercent, encodePercent } from '../percent-encoding.ts'

export type View =
  | { kind: 'paste' }
  | { kind: 'codes' }
  /** A code, a status or a class of statuses, in any spelling. */
  | { kind: 'entry'; query: string }

/** No code has a `/` in it. */
const codes = '#/codes'

export function viewOf(hash: string): View {
  if (hash === codes) return { kind: 'codes' }
  const query = decodePercent(hash.slice(1)).trim()
  return query === '' ? { kind: 'paste' } : { kind: 'entry', query }
}

export function addressOf(view: View): string {
  if (view.kind === 'codes') return codes
  return view.kind === 'paste' ? '#' : `#${encodePercent(view.query)}`
}

/** The address of an entry. */
export const entryAddress = (query: string): string => addressOf({ kind: 'entry', query })
