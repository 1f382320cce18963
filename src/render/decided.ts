import type { Explanation } from '../types.ts'

/**
 * Whether a finding decided the cause: then the documented text, which is of the code in general, may advise something
 * else, and the evidence says again what the finding says.
 */
export function isDecided({ causes, findings }: Explanation): boolean {
  const evidence = causes[0]?.evidence
  return evidence != null && findings.some(({ text }) => text.startsWith(evidence))
}
