/** What a command needs of the process in which it runs. `streams.ts` has the real one; tests may have others. */

export interface Io {
  stdin: ByteSource
  stdout: TextSink
  stderr: TextSink
  env: NodeJS.ProcessEnv
}

/** Where bytes come from, in pieces of any size. Asking for the next piece may block the process until it is there. */
export interface ByteSource extends AsyncIterable<Uint8Array> {
  readonly isTTY: boolean
}

/** Where text goes. */
export interface TextSink {
  readonly isTTY: boolean
  /** Of a terminal that tells its size. */
  readonly columns: number | undefined
  /** Writes the text, behind all collected text. Resolves to false once nobody reads any more. */
  write(text: string): Promise<boolean>
  /** The same for text that may wait for more text; it is written before the process waits for input. */
  collect(text: string): Promise<boolean>
  /** Why nothing more can be written; null while writing works. A reader that went away is no failure. */
  failure(): string | null
}
