/** Leaves the samples of the forms out of a build: only tests read them, and they are 7 kB of the package. */
import type { Plugin } from 'rolldown'

/** The ranges of the properties of this name in a tree of syntax, the comma behind each included. */
function rangesOf(name: string, code: string, node: unknown): [from: number, to: number][] {
  if (Array.isArray(node)) return node.flatMap(one => rangesOf(name, code, one))
  if (typeof node !== 'object' || node === null) return []
  const { type, key, start, end } = node as {
    type?: string
    key?: { name?: string }
    start: number
    end: number
  }
  if (type !== 'Property' || key?.name !== name) return rangesOf(name, code, Object.values(node))
  const comma = /^\s*,/.exec(code.slice(end))?.[0].length ?? 0
  return [[start, end + comma]]
}

export function withoutSamples(): Plugin {
  return {
    name: 'without-samples',
    transform: {
      filter: { id: /src\/decode\/clients\// },
      handler(code) {
        const ranges = rangesOf('samples', code, this.parse(code, { lang: 'ts' }).body)
        return ranges.reduceRight((text, [from, to]) => text.slice(0, from) + text.slice(to), code)
      },
    },
  }
}
