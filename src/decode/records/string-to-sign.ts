import { done, more, type OpenRecord } from './record.ts'

/**
 * The newest Java SDK prints both strings to sign below a signature error, its own and the server's, each between lines
 * of dashes under a title. Source: huaweicloud-sdk-java-obs; how the titles read was not seen, so any that names the side
 * is taken.
 */
const title =
  /^(?=.*string\s?to\s?sign)(?:.*\b(?<client>client|local|sdk)\b|.*\b(?<server>server|obs)\b)[^<>{}]{0,80}$/i
const dashes = /^\s*-{3,}\s*$/

/** More lines than a string to sign has headers. */
const maxLines = 60

/** Begins one of the two strings at its title, or returns null. */
export function beginStringToSign(line: string): OpenRecord | null {
  const groups = line.length < 200 ? title.exec(line)?.groups : undefined
  if (!groups) return null
  const name = groups.client ? 'ClientStringToSign' : 'StringToSign'
  const text: string[] = []
  let taken = 0
  // The dashes can be around the title itself.
  let isInside = /-{3,}/.test(line)
  const finished = (untaken: string[]) => {
    const fields = { details: { [name]: text.join('\n') } }
    const partial = { form: `sdk-java-${name}`, client: 'sdk-java', fields, overrides: true, repeats: true }
    return done(isInside && text.length > 1 ? [partial] : [], '', untaken)
  }
  return {
    take(part) {
      if (taken++ === 0) return more
      if (dashes.test(part)) {
        if (isInside) return finished([])
        isInside = true
        return more
      }
      if (!isInside || taken > maxLines) return done([], '', [part])
      // The next title ends a string that has dashes around its title only.
      if (title.test(part)) return finished([part])
      text.push(part)
      return more
    },
    end: () => finished([]),
  }
}
