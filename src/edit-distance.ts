/** How far two words are apart. */

/** The edit distance: insertions, deletions, substitutions, and swaps of neighbours (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let before = new Uint16Array(b.length + 1)
  let last = before.map((_, j) => j)
  let row = new Uint16Array(b.length + 1)
  const at = (cells: Uint16Array, j: number) => cells[j] ?? 0
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let edits = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + cost)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwap) edits = Math.min(edits, at(before, j - 2) + 1)
      row[j] = edits
    }
    ;[before, last, row] = [last, row, before]
  }
  return at(last, b.length)
}
