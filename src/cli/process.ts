/** What a command needs of the process in which it runs. `streams.ts` has the real one; tests may have others. */

export interface Io {
  stdin: ByteSource
  stdout: TextSink
  stderr: TextSink
  env: NodeJS.ProcessEnv
  /** The content of a file, in pieces, each of which holds until the next one is asked for. */
  read(file: string): AsyncIterable<Uint8Array>
  /** Listens to a signal, which then no longer ends the process; the result stops listening. */
  onSignal(signal: NodeJS.Signals, listener: () => void): () => void
}

/**
 * Where bytes come from, in pieces of any size, each of which holds until the next one is asked for. Asking for the next
 * piece may block the process until the piece is there.
 */
export interface ByteSource extends AsyncIterable<Uint8Array> {
  readonly isTTY: boolean
}

/** Where text goes. */
export interface TextSink {
  readonly isTTY: boolean
  /** The size of a terminal that tells it. */
  readonly columns: number | undefined
  readonly rows: number | undefined
  /** Writes the text, behind all collected text. Resolves to false once nobody reads any more. */
  write(text: string): Promise<boolean>
  /** The same for text that may wait for more text; it is written before the process waits for input. */
  collect(text: string): Promise<boolean>
  /** Why nothing more can be written; null while writing works. A reader that went away is no failure. */
  failure(): string | null
  /** Resolves when everything so far is shown, and something else may be written beside it. */
  settle(): Promise<void>
  /** Ends the output: resolves when all of it is shown. */
  close(): Promise<void>
}
