/**
 * The prefixes that loggers and tools put in front of every line, as far as their shape alone identifies them. The
 * rest of the line, indents included, is what the program printed.
 */

/** Each pattern has an example above it. */
const prefixes: RegExp[] = [
  // I20260715-10:46:17.727(8)? status: 403,
  /^[IWE]\d{8}-\d\d:\d\d:\d\d\.\d{3}\(-?\d{1,2}\)[?!]? ?/,
  // 07-15 10:22:31.884 18211-18302/com.example.app W/System.err: java.io.IOException
  /^(?:\d{4}-)?\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} +\d{1,7}[-/ ] ?\d{1,7}(?:\/[\w.?-]{1,80})? +[VDIWEFA](?:[/ ] ?[\w.$ -]{1,60}?)?: ?/,
  // 2026-07-15 10:22:31.884 18211-18302 System.err com.example.app W  java.io.IOException
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} +\d{1,7}-\d{1,7} +[\w.$-]{1,60} +[\w.-]{1,80} +[VDIWEFA] {1,2}/,
  // W/System.err(18211): java.io.IOException
  /^[VDIWEF]\/[\w.$-]{1,60}\( {0,4}\d{1,7}\): /,
  // 2026-07-02 14:11:09.803112+0800 ShopApp[2188:301177] text
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,6}(?:[+-]\d{4})? [\w.-]{1,60}\[\d{1,7}:\d{1,9}\] /,
  // 2026-01-30T08:01:44.5000000Z text
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7,9}Z (?:stdout [FP] |stderr [FP] )?/,
  // 2024-12-05_04:48:31.31012 text
  /^\d{4}-\d\d-\d\d_\d\d:\d\d:\d\d\.\d{5} /,
  // app-1  | text
  /^[a-z][\w.-]{0,60}[-_]\d{1,3} +\| /,
  // Jul 15 10:22:31 host app[123]: text
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]{1,80} [\w./-]{1,60}(?:\[\d{1,8}\])?: /,
  // [LOG] or VM123:4, as the tools for WeChat and browsers copy them
  /^(?:VM\d{1,6}|[\w.-]{1,60}\.js):\d{1,6} +/,
]

/** Removes such a prefix from a line. */
export function stripPrefix(line: string): string {
  // Each prefix begins with a letter or a digit, and has a digit among its first characters.
  if (!/^\w.{0,30}\d/.test(line)) return line
  for (const prefix of prefixes) {
    const length = prefix.exec(line)?.[0].length
    if (length !== undefined) return line.slice(length)
  }
  return line
}
