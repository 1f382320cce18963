/** The block of facts for a support ticket. */
import type { Lang } from '../types.ts'
import { translate, type Word } from '../words.ts'
import { printable } from './printable.ts'
import { displayWidth, padEnd } from './width.ts'

/** A label, as a word of `data/words.json` where it has one, and its value. */
export type Fact = readonly [label: string, value: string]

/**
 * Renders the facts of one error as a Markdown block to paste into a support ticket. The fence is longer than any
 * run of backticks inside, so no value can end it.
 */
export function renderTicket(facts: readonly Fact[], lang: Lang): string {
  const shown = facts.map(([label, value]) => [label, printable(value)] as const)
  const indent = Math.max(...shown.map(([label]) => displayWidth(label))) + 2
  const lines = shown.map(([label, value]) => `${padEnd(label, indent)}${value}`)
  const runs = lines.join('\n').match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(3, ...runs.map(run => run.length + 1)))
  return `${translate(lang, 'ticket' satisfies Word)}\n\n${fence}\n${lines.join('\n')}\n${fence}\n`
}
