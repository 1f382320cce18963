/** When two errors are of one kind, so that the second only has to be counted. */
import type { Explanation } from './types.ts'

/** Equal for errors of one kind: those of the same code, status, first cause and client. Ids make no difference. */
export function kindOf({ code, status, causes, response }: Explanation): string {
  return JSON.stringify([code, status, causes[0]?.title, response?.client])
}
