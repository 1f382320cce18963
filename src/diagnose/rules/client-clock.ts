/** The clock of the client, where a failed check of a certificate prints it. */

import { isoTime, parseTime } from '../../time.ts'
import { found, rule } from '../rule.ts'

const day = 86_400_000

/** Go prints both times: `current time 2031-01-01T00:00:00Z is after 2026-11-21T23:59:59Z`. */
const printedTimes = /current time (\S{10,35}) is (after|before) (\S{10,35})/

export const clientClock = rule(['client-clock', 'certificate-dates'], response => {
  if (!response.unanswered) return []
  const match = printedTimes.exec(response.message?.slice(0, 5000) ?? '')
  const [current, limit] = [parseTime(match?.[1]), parseTime(match?.[3])]
  if (!match || current === null || limit === null) return []
  // No log is from the future, and no certificate that is in use begins in the future.
  const isWrong = match[2] === 'before' || current > Date.now() + day
  const values = { current: isoTime(current), limit: isoTime(limit) }
  return isWrong ? found('client-clock', values) : found('certificate-dates', values)
})
