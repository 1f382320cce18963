/**
 * The output formats: one entry each, which is all that the rest of the command line knows of it. A format writes
 * results one by one as they come, and may lay out a list as a whole.
 */
import type { CatalogueReader } from '../catalogue/reader.ts'
import { renderCard } from '../render/card.ts'
import { jsonHead, jsonItem, jsonTail, ndjsonLine } from '../render/json.ts'
import { renderRepeat, renderRule, renderTotal } from '../render/repeats.ts'
import type { Terminal } from '../render/terminal.ts'
import type { Explanation, Problem } from '../types.ts'
import type { RepeatCounter } from './repeats.ts'

/** Where and of what results are written; the catalogue is null where it cannot be read. */
interface Context {
  terminal: Terminal
  /** Everything that is known, or what fits a screen? */
  full: boolean
  catalogue: CatalogueReader | null
  /** What was told before: text tells each kind of error once. */
  repeats: RepeatCounter
}

interface Format {
  /** The commands that have this format, where it is not all of those that print results. */
  commands?: readonly string[]
  /** Does a person read it? What is there only for people (a table, a ticket) exists in such a format only. */
  isText?: true
  /** The text of one result; `index` counts the results before it. */
  item(explanation: Explanation, index: number, context: Context): string
  /** A list as a whole, in place of its items. */
  list?(explanations: Explanation[], context: Context): Promise<string>
  /** What follows the last of `count` results. */
  end?(problems: Problem[], count: number, context: Context): string
}

const all = {
  text: {
    isText: true,
    item(explanation, index, { terminal, full, catalogue, repeats }) {
      const told = explanation.origin === null || full ? 'answer' : repeats.count(explanation)
      if (told === 'none') return ''
      if (told === 'line') return renderRepeat(explanation, terminal)
      const summaryOf = (code: string) => catalogue?.error(code)?.summary[terminal.lang] ?? null
      const rule = index > 0 ? renderRule(terminal) : ''
      return rule + renderCard(explanation, terminal, { full, summaryOf })
    },
    end(_problems, _count, { terminal, repeats }) {
      const total = repeats.total()
      return total === null ? '' : renderRule(terminal) + renderTotal(total, terminal)
    },
    list: async (explanations, { terminal }) =>
      explanations.length === 0 ? '' : (await import('../render/list.ts')).renderList(explanations, terminal),
  },
  json: {
    item: (explanation, index, { catalogue }) =>
      (index > 0 ? '' : jsonHead(catalogue?.date ?? null)) + jsonItem(explanation, index === 0),
    end: (problems, count, { catalogue }) =>
      (count > 0 ? '' : jsonHead(catalogue?.date ?? null)) + jsonTail(problems, count === 0),
  },
  ndjson: { item: explanation => ndjsonLine(explanation) },
  csv: {
    commands: ['list'],
    item: () => '',
    list: async explanations => (await import('../render/csv.ts')).renderCsv(explanations),
  },
} satisfies Record<string, Format>

export type FormatName = keyof typeof all

export const formats: Record<FormatName, Format> = all
export const formatNames = Object.keys(all) as FormatName[]

/** The formats that a command has. */
export function formatsOf(command: string): FormatName[] {
  if (command === 'sources') return ['text'] // sources are no results
  return formatNames.filter(name => formats[name].commands?.includes(command) ?? true)
}
