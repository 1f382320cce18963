import { done, more, type OpenRecord } from './record.ts'

/**
 * The newest Java SDK prints both strings to sign below a signature error, its own and the server's, each between lines
 * of dashes under a title. Source: huaweicloud-sdk-java-obs; how the titles read was not seen, so any that names the side
 * is taken.
 */
const title = /string\s?to\s?sign/i
const ofClient = /\b(?:client|local|sdk)\b/i
const ofServer = /\b(?:server|obs)\b/i

/** Whose string to sign a title announces, or null where the line is no title. */
function sideOf(line: string): 'client' | 'server' | null {
  if (line.length >= 200 || !title.test(line) || /[<>{}]/.test(line.slice(-80))) return null
  if (ofClient.test(line)) return 'client'
  return ofServer.test(line) ? 'server' : null
}

const dashes = /^\s*-{3,}\s*$/

/** More lines than a string to sign has headers. */
const maxLines = 60

/** Begins one of the two strings at its title, or returns null. */
export function beginStringToSign(line: string): OpenRecord | null {
  const side = sideOf(line)
  if (side === null) return null
  const name = side === 'client' ? 'ClientStringToSign' : 'StringToSign'
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
      if (sideOf(part) !== null) return finished([part])
      text.push(part)
      return more
    },
    end: () => finished([]),
  }
}
