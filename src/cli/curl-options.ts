/** Options of curl that hide what the server said. */

/** Short options of curl that take a value, which may follow in the same word: `-ofile`. */
const withValue = 'AbcCdDeEFhHKmoPQrtTuUwxXyYz'

interface Hiding {
  /** `-f`: the body of a failure is thrown away. */
  fails: boolean
  /** `-I`: asks for the head alone. */
  heads: boolean
  /** `-o`, `-O`: the body goes to a file; null where its name is not on the line. */
  file: string | null | undefined
}

/** What the arguments of curl hide. */
export function hiding(args: string[]): Hiding {
  const found: Hiding = { fails: false, heads: false, file: undefined }
  for (const [index, arg] of args.entries()) {
    const next = args[index + 1] ?? null
    if (arg === '--fail') found.fails = true
    else if (arg === '--head') found.heads = true
    else if (arg === '--output') found.file = next
    else if (arg === '--remote-name' || arg === '--remote-name-all') found.file = null
    else if (/^-[^-]/.test(arg)) readCluster(arg.slice(1), next, found)
  }
  return found
}

/** Several short options in one word: `-sSfo`, `-sofile`. */
function readCluster(letters: string, next: string | null, found: Hiding): void {
  for (const [index, letter] of [...letters].entries()) {
    if (letter === 'f') found.fails = true
    if (letter === 'I') found.heads = true
    if (letter === 'O') found.file = null
    if (letter === 'o') found.file = letters.slice(index + 1) || next
    if (withValue.includes(letter)) return
  }
}
