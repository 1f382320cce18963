/** Sizes of inputs in words. */

const units = ['kB', 'MB', 'GB', 'TB']

/** A size in kilobytes or more: `8.4 kB`, `120 MB`. */
export function sizeText(bytes: number): string {
  let size = bytes / 1000
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  return `${size.toFixed(size < 10 ? 1 : 0)} ${units[unit]}`
}
