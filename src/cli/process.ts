/** What a command needs of the process it runs in. */
export interface Io {
  stdin: Source
  stdout: Sink
  stderr: Sink
  env: NodeJS.ProcessEnv
}

/** Where bytes come from, in pieces of any size. Asking for the next one may block the process until it is there. */
export interface Source extends AsyncIterable<Uint8Array> {
  readonly isTTY: boolean
}

/** Where text goes. */
export interface Sink {
  readonly isTTY: boolean
  /** Of a terminal that tells. */
  readonly columns: number | undefined
  /** Writes text behind what was collected. Resolves to false once nobody reads any more. */
  write(text: string): Promise<boolean>
  /** The same for text that may wait for more of its kind; it goes out before the process waits for input. */
  collect(text: string): Promise<boolean>
  /** Why nothing more can be written, null while it can; a reader that went away is no failure. */
  failure(): string | null
}
