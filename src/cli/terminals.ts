/**
 * What Node knows of terminals. Node's module loads streams and sockets, so that this file is loaded only where a
 * descriptor may be a terminal.
 */
import { isatty, WriteStream } from 'node:tty'

export function isTerminal(fd: number): boolean {
  return isatty(fd)
}

export function sizeOf(fd: number): { columns: number; rows: number } {
  const [columns, rows] = new WriteStream(fd).getWindowSize()
  return { columns, rows }
}
