import type { Lang } from '../../types.ts'
import { say } from '../sentence.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const httpDate =
  /^(?:[A-Za-z]{3,9},? )?(\d{1,2})[ -]([A-Za-z]{3})[ -](\d{4}) (\d\d):(\d\d):(\d\d)(?:\.\d+)? ?(GMT|UTC|Z|[+-]\d{2}:?\d{2})$/
const isoDate =
  /^(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d):?(\d\d)(?:[.,](\d{1,9}))? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i
const epochSeconds = /^\d{10}$/

function offsetOf(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (!match) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000
}

function instant(
  parts: [number, number, number, number, number, number],
  ms: number,
  zone: string,
): number | null {
  const [year, month, day, hour, minute, second] = parts
  const time = Date.UTC(year, month, day, hour, minute, second, ms)
  const read = new Date(time)
  // Date.UTC carries 31 February over into March; a date that does not exist is none.
  if (read.getUTCMonth() !== month || read.getUTCDate() !== day || hour > 23 || minute > 59) return null
  return time - offsetOf(zone)
}

/**
 * Reads a point in time in the shapes that servers and clients write: an HTTP date, ISO 8601 with or without
 * milliseconds, basic ISO 8601 (`20260426T221845Z`), seconds since 1970 (`Expires` of a signed URL).
 * @returns milliseconds since 1970, or null for everything else
 */
export function parseTime(text: string | undefined): number | null {
  const value = text?.trim() ?? ''
  if (value === '' || value.length > 40) return null
  if (epochSeconds.test(value)) return Number(value) * 1000
  const iso = isoDate.exec(value)
  if (iso) {
    const ms = Number((iso[7] ?? '').padEnd(3, '0').slice(0, 3))
    const [year, month, day, hour, minute, second] = iso.slice(1, 7).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    return instant([year, month - 1, day, hour, minute, second], ms, iso[8] as string)
  }
  const http = httpDate.exec(value)
  if (!http) return null
  const month = months.indexOf((http[2] as string).toLowerCase())
  if (month < 0) return null
  const [day, year, hour, minute, second] = [http[1], http[3], http[4], http[5], http[6]].map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ]
  return instant([year, month, day, hour, minute, second], 0, http[7] as string)
}

/** ISO 8601 in UTC, milliseconds only where there are any. */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z')
}

/** `1,234,567`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/**
 * A length of time in words: `2 h 30 min`, `1 day 3 h`, `45 s`. Seconds are left out from an hour on, all but the days
 * from 30 days on.
 */
export function duration(ms: number, lang: Lang): string {
  const seconds = Math.round(Math.abs(ms) / 1000)
  if (seconds === 0) return say(lang, 'less-than-second')
  const minutes = seconds < 3600 ? Math.floor(seconds / 60) : Math.round(seconds / 60)
  const days = Math.floor(minutes / 1440)
  if (days >= 30) return say(lang, 'days', { n: grouped(Math.round(minutes / 1440)) })
  const hours = Math.floor((minutes % 1440) / 60)
  const parts: string[] = []
  if (days > 0) parts.push(days === 1 ? say(lang, 'day') : say(lang, 'days', { n: days }))
  if (hours > 0) parts.push(say(lang, 'hours', { n: hours }))
  if (minutes % 60 > 0) parts.push(say(lang, 'minutes', { n: minutes % 60 }))
  if (seconds < 3600 && seconds % 60 > 0) parts.push(say(lang, 'seconds', { n: seconds % 60 }))
  return parts.join(lang === 'zh' ? '' : ' ')
}
