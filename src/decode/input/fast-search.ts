/**
 * The search for triggers as WebAssembly with SIMD (`fast-search.as`): in logs three to eight times as fast as the one of
 * `trigger-search.ts`, which takes its place where WebAssembly or SIMD is missing, or where the policy of a page forbids
 * it.
 */

import {
  beforeBracketedReason,
  beforeDigit,
  beforeFailure,
  beforeLastColumn,
  beforeStatus,
  besideStatus,
  isBetween,
} from '../trigger.ts'
import type { Block } from './block.ts'
import { code } from './fast-search.wasm.ts'
import type { TriggerSearch } from './trigger-search.ts'
import { isLittleEndian, type Text, type TriggerTable } from './trigger-table.ts'

/** What is used of WebAssembly, which TypeScript knows of browsers only. */
interface Platform {
  Module: new (code: Uint8Array) => object
  Memory: new (size: { initial: number }) => Memory
  Instance: new (module: object, imports: { env: Imports }) => { exports: unknown }
}

interface Memory {
  buffer: ArrayBuffer
  grow(pages: number): number
}

/** What the module of the search imports. */
interface Imports {
  memory: Memory
  ask(number: number, at: number, behind: number, limit: number): number
}

interface Variable {
  value: number
}

/** What it exports. */
interface Exports {
  fixed: Variable
  tables: Variable
  place(
    signs: number,
    entries: number,
    texts: number,
    edges: number,
    edgeCount: number,
    longest: number,
    block: number,
  ): void
  find(first: number, upTo: number, fromFeed: number, known: number, isAll: boolean): void
  start: Variable
  end: Variable
  isUndecided: Variable
  feeds: Variable
  counted: Variable
}

const page = 1 << 16
/** Bytes behind a block that the search may read. */
const margin = 32

declare const WebAssembly: Platform

let module: object | undefined

/** Starts the module, which is compiled once; null where that cannot be done. */
function start(ask: Imports['ask']): { memory: Memory; search: Exports } | null {
  try {
    module ??= new WebAssembly.Module(Uint8Array.from(atob(code), char => char.charCodeAt(0)))
    const memory = new WebAssembly.Memory({ initial: 8 })
    const { exports } = new WebAssembly.Instance(module, { env: { memory, ask } })
    return { memory, search: exports as Exports }
  } catch {
    return null
  }
}

/** The conditions that the module knows, by its numbers; it asks for the others, which few logs meet. */
const conditions: Text['where'][] = [
  undefined,
  beforeFailure,
  beforeStatus,
  beforeBracketedReason,
  beforeLastColumn,
  besideStatus,
  beforeDigit,
]

/** The number of the condition of a text; -1 where the module has to ask. */
const conditionOf = ({ where }: Text): number => conditions.indexOf(where)

/**
 * Prepares the search. It searches one block, which stands in its own memory.
 * @returns null where there is no WebAssembly
 */
export function createFastSearch(table: TriggerTable): TriggerSearch | null {
  const { edges, longest } = table
  const texts = [...table.texts, ...edges.map(({ text }) => text)]
  let block: Block = { bytes: new Uint8Array(0), words: new Int32Array(0) }
  const ask = (number: number, at: number, behind: number, limit: number): number => {
    const { where } = texts[number] as Text
    const counts = where ? where(block.bytes, at, behind, limit) : true
    return counts === null ? 2 : Number(counts)
  }
  const started = isLittleEndian ? start(ask) : null
  if (started === null) return null
  const { memory, search } = started
  const bytes = new Uint8Array(memory.buffer)
  let at = search.fixed.value
  const put = (content: Int32Array | Uint16Array | Uint8Array): number => {
    const place = at
    bytes.set(new Uint8Array(content.buffer, content.byteOffset, content.byteLength), place)
    at += Math.ceil(content.byteLength / 16) * 16
    return place
  }
  for (const part of [table.filter, table.slots, table.isBeforeFeed, table.isBehindFeed, isBetween]) put(part)
  at = search.tables.value
  const signs = put(table.signs)
  const entries = put(table.entries)
  const places = texts.map(text => put(text.bytes))
  const textsAt = put(
    Int32Array.from(
      texts.flatMap((text, index) => [places[index] as number, text.bytes.length, conditionOf(text)]),
    ),
  )
  const edgesAt = put(
    Int32Array.from(edges.flatMap(({ offset }, index) => [table.texts.length + index, offset])),
  )
  // In front of the block the search may read sixteen bytes.
  const begin = at + 16
  search.place(signs, entries, textsAt, edgesAt, edges.length, longest, begin)

  return {
    longest,

    enlarge(old, size) {
      const missing = begin + size + margin - memory.buffer.byteLength
      // The views of memory end where it grows.
      const content = old === block ? null : old.bytes
      if (missing > 0) memory.grow(Math.ceil(missing / page))
      block = {
        bytes: new Uint8Array(memory.buffer, begin, size),
        words: new Int32Array(memory.buffer, begin, size >> 2),
      }
      if (content) block.bytes.set(content)
      return block
    },

    find(_, first, upTo, fromFeed, known, isAll) {
      search.find(first, upTo, fromFeed, known, isAll)
      const start = search.start.value
      const end = search.end.value
      const feeds = search.feeds.value
      const counted = search.counted.value
      if (start < 0) return { hit: null, searched: known, feeds, counted }
      return { hit: search.isUndecided.value ? null : { start, end }, searched: end - 1, feeds, counted }
    },
  }
}
