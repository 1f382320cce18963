/** The clock of the client, where a failed check of a certificate, a log line or the command `date` shows it. */

import { isoTime, parseTime } from '../../time.ts'
import type { ErrorResponse } from '../../types.ts'
import { failureCodeOf } from '../facts/failure.ts'
import { found, rule } from '../rule.ts'

const day = 86_400_000
/** No machine that reaches OBS has an older clock: the service began later. */
const oldest = Date.UTC(2015, 0, 1)

/** Go prints both times: `current time 2031-01-01T00:00:00Z is after 2026-11-21T23:59:59Z`. */
const printedTimes = /current time (\S{10,35}) is (after|before) (\S{10,35})/
/** Rustls prints seconds since 1970. */
const verificationTime =
  /verification time (\d{1,12}) \(UNIX\), but certificate is not valid (after|before) (\d{1,12})/
/** The time with which a line of a log begins, and a line that is the output of `date`. */
const stampedLine =
  /^[[({"'\w:]{0,8}((?:19|2[01])\d\d-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)|^[ \t]{0,8}\w{3} (\w{3} {1,2}\d{1,2} \d\d:\d\d:\d\d) (?:[AP]M )?\w{1,5} ((?:19|2[01])\d\d)(?=\s|$)/gm

/** The times of a text at which lines of it were written, as far as they are certain. */
function stamps(text: string): number[] {
  return [...text.matchAll(stampedLine)].flatMap(([, date, clock, since, year]) => {
    const time = date ? parseTime(`${date}T${clock}Z`) : parseTime(`Thu ${since} ${year}`)
    return time ?? []
  })
}

interface Printed {
  current: number
  side: string | undefined
  limit: number | null
}

function printed({ message, around }: ErrorResponse): Printed | null {
  const text = `${message?.slice(0, 5000) ?? ''}\n${around.behind}\n${around.before}`
  const both = printedTimes.exec(text)
  const current = parseTime(both?.[1])
  if (both && current !== null) return { current, side: both[2], limit: parseTime(both[3]) }
  const unix = verificationTime.exec(text)
  if (unix) return { current: Number(unix[1]) * 1000, side: unix[2], limit: Number(unix[3]) * 1000 }
  const wrong = stamps(text).find(time => time < oldest || time > Date.now() + day)
  return wrong === undefined ? null : { current: wrong, side: undefined, limit: null }
}

export const clientClock = rule(['client-clock', 'certificate-dates'], response => {
  if (!response.unanswered) return []
  const times = printed(response)
  if (times === null) return []
  const { side, limit } = times
  const isOfCertificate = failureCodeOf(response) === 'CERT_HAS_EXPIRED'
  // No log is from the future, and no certificate that is in use begins in the future.
  const isWrong = side !== 'after' || times.current > Date.now() + day
  const current = isoTime(times.current)
  if (limit === null) return isOfCertificate ? found('client-clock:alone', { current }) : []
  const values = { current, limit: isoTime(limit) }
  return isWrong ? found('client-clock', values) : found('certificate-dates', values)
})
