/** Reads and writes points in time. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The preferred form of an HTTP date and that of RFC 850; other zones than GMT are read as well. */
const httpDate =
  /^(?:[A-Za-z]{3,9},? )?(\d{1,2})[ -]([A-Za-z]{3})[ -](\d{4}|\d\d) (\d\d):(\d\d):(\d\d)(?:\.\d+)? ?(GMT|UTC|Z|[+-]\d{2}:?\d{2})$/
/** The form of C's asctime, which RFC 9110 (5.6.7) makes recipients accept; GMT is implied. */
const asctimeDate = /^[A-Za-z]{3} ([A-Za-z]{3}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})$/
const isoDate =
  /^(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d):?(\d\d)(?:[.,](\d{1,9}))? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i
const epochSeconds = /^\d{10}$/

function offsetOf(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (!match) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000
}

/** A point in time from its written parts; null for a date that does not exist. */
function instant(
  date: [string, number, string],
  clock: string[],
  zone: string,
  fraction = '',
): number | null {
  const [year, month, day] = [Number(date[0]), date[1], Number(date[2])]
  const [hour = 0, minute = 0, second = 0] = clock.map(Number)
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3))
  // Two digits of a year are those of this century: OBS did not exist in the last one.
  const time = Date.UTC(year < 100 ? 2000 + year : year, month, day, hour, minute, second, ms)
  const read = new Date(time)
  // Date.UTC turns 31 February into a day of March.
  if (read.getUTCMonth() !== month || read.getUTCDate() !== day || hour > 23 || minute > 59) return null
  return time - offsetOf(zone)
}

/**
 * Reads a point in time in the shapes that servers and clients write: the three forms of an HTTP date, ISO 8601 with or
 * without milliseconds, basic ISO 8601 (`20260426T221845Z`), seconds since 1970 (`Expires` of a signed URL).
 * @returns milliseconds since 1970, or null for everything else
 */
export function parseTime(text: string | undefined): number | null {
  const value = text?.trim() ?? ''
  if (value === '' || value.length > 40) return null
  if (epochSeconds.test(value)) return Number(value) * 1000
  const iso = isoDate.exec(value)
  if (iso) {
    const [, year = '', month, day = '', hour = '', minute = '', second = '', fraction, zone = ''] = iso
    return instant([year, Number(month) - 1, day], [hour, minute, second], zone, fraction)
  }
  const http = httpDate.exec(value)
  const asctime = http ? null : asctimeDate.exec(value)
  if (!http && !asctime) return null
  const [day = '', name = '', year = '', hour = '', minute = '', second = '', zone = ''] = http
    ? http.slice(1)
    : [2, 1, 6, 3, 4, 5].map(at => asctime?.[at])
  const month = months.indexOf(name.toLowerCase())
  return month < 0 ? null : instant([year, month, day], [hour, minute, second], zone)
}

/** ISO 8601 in UTC, milliseconds only where there are any. */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z')
}
