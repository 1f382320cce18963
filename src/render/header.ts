/** The first line of an answer: code, status and reason on the left, retry verdict and owner on the right. */
import type { Explanation } from '../types.ts'
import { translate } from '../words.ts'
import { printable } from './printable.ts'
import { linked, type Terminal } from './terminal.ts'
import { displayWidth, padEnd } from './width.ts'
import { wrap } from './wrap.ts'

/** Renders the header; two lines where the verdict does not fit beside the code. */
export function renderHeader(explanation: Explanation, terminal: Terminal): string[] {
  const { code, status, reason, query, links } = explanation
  const statusText = [status, reason].filter(part => part !== null).join(' ')
  // A class of statuses has neither code nor status: the query names it, in whatever case it was typed.
  const title = statusText || (query?.toLowerCase() ?? translate(terminal.lang, 'noAnswer'))
  const [name, rest] = code === null ? [title, ''] : [code, statusText]
  const safe = printable(name)
  const left = [safe, printable(rest)].filter(Boolean)
  const styled = [
    linked(terminal.style('code', safe), links[0], terminal),
    ...left.slice(1).map(part => terminal.style('status', part)),
  ].join('  ')
  const right = verdict(explanation, terminal)
  if (right === '') return [styled]
  if (terminal.width === null) return [`${styled}  ${terminal.style('muted', right)}`]
  const gap = terminal.width - displayWidth(left.join('  ')) - displayWidth(right)
  if (gap >= 2) return [styled + padEnd('', gap) + terminal.style('muted', right)]
  return [styled, ...wrap(right, terminal.width).map(line => terminal.style('muted', line))]
}

/** May the request be retried, and whose move is it? Empty where nothing is known. */
function verdict({ kind, status, retry, owner }: Explanation, { lang }: Terminal): string {
  if (kind === 'unknown' && status === null) return ''
  const parts = [translate(lang, 'retry', { verdict: translate(lang, `retry.${retry}`) })]
  if (owner) parts.push(translate(lang, 'owner', { owner: translate(lang, `owner.${owner}`) }))
  return parts.join(' · ')
}
