/**
 * Reads the time that an id of OBS holds: 16 hexadecimal digits of milliseconds since 1970. In ids of today these digits
 * come first, in ids of 2018 to 2021 after 4 digits, in older ids after 12. Observed in ids whose time is known from
 * elsewhere; no document says so.
 */
const offsets = [0, 4, 12]

const earliest = Date.UTC(2010, 0, 1)
const day = 86_400_000

/**
 * The time an id holds.
 * @param now milliseconds since 1970; an id from later than a day after it holds no time
 * @returns milliseconds since 1970, or null where the digits are no plausible time
 */
export function timeInId(id: string | null | undefined, now: number = Date.now()): number | null {
  if (!id || !/^[0-9a-f]{32}$/i.test(id)) return null
  for (const offset of offsets) {
    const time = Number.parseInt(id.slice(offset, offset + 16), 16)
    if (time >= earliest && time <= now + day) return time
  }
  return null
}
