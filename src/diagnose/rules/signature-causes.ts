import type { ErrorResponse, Finding, Lang } from '../../types.ts'
import { addressOf, queryOf } from '../facts/addressing-style.ts'
import { scopeOf } from '../facts/credential-scope.ts'
import { codePointName, quote } from '../facts/quote.ts'
import { isV4, readStringToSign, stringToSign } from '../facts/string-to-sign.ts'
import { finding, join, say } from '../sentence.ts'

/** What HTTP clients write over a body by themselves; nobody chooses it for an object. */
const addedByClients = /^application\/x-www-form-urlencoded\b/i

/** Parameters and headers that carry the token of temporary keys. */
const tokenName = /^(?:x-obs-|x-amz-)?security-?token$/

function contentType(
  response: ErrorResponse,
  type: string,
  verb: string,
  date: string,
  lang: Lang,
): Finding[] {
  const { requestHeaders } = response
  const sent = requestHeaders['content-type']
  if (Object.keys(requestHeaders).length > 0 && (sent ?? '') !== type) {
    const values = {
      type: type === '' ? say(lang, 'content-type-none') : quote(type),
      sent: sent === undefined ? say(lang, 'content-type-none') : quote(sent),
    }
    return finding('content-type-signed', say(lang, 'content-type-not-sent', values))
  }
  // A signed link leaves the sender no say, and a request without a body has no type.
  const unexpected = /^\d+$/.test(date) || /^(?:GET|HEAD|DELETE)$/.test(verb) || addedByClients.test(type)
  if (type === '' || !unexpected) return []
  return finding('content-type-signed', say(lang, 'content-type-signed', { type: quote(type) }))
}

function distinct(text: string, pattern: RegExp): string[] {
  return [...new Set(text.slice(0, 5000).match(pattern))].slice(0, 8)
}

function characterText(character: string): string {
  return /[!-~]/.test(character) ? `"${character}"` : codePointName(character)
}

function resource(response: ErrorResponse, text: string, lang: Lang): Finding[] {
  const findings: Finding[] = []
  const path = text.split('?', 1)[0] as string
  const bucket = response.bucket
  const host = addressOf(response)?.host
  const first = path.split('/')[1] ?? ''
  // For a custom domain the resource begins with the domain.
  if (bucket !== null && first !== bucket && first !== host) {
    const values = { bucket: quote(bucket), resource: quote(path) }
    findings.push(...finding('bucket-not-signed', say(lang, 'bucket-not-signed', values)))
  }
  const raw = distinct(path, /[^!-~]|["<>\\^`{|}]/gu)
  if (raw.length > 0) {
    const values = { characters: join(lang, 'list', raw.map(characterText)), resource: quote(path) }
    findings.push(...finding('resource-not-encoded', say(lang, 'resource-not-encoded', values)))
  }
  const special = distinct(path, /[!'()*]/g)
  if (special.length > 0) {
    const characters = join(lang, 'list', special.map(characterText))
    findings.push(
      ...finding('resource-special-characters', say(lang, 'resource-special-characters', { characters })),
    )
  }
  return findings
}

function token(response: ErrorResponse, signed: string, lang: Lang): Finding[] {
  const { requestHeaders } = response
  const name = [...queryOf(response).keys(), ...Object.keys(requestHeaders)].find(one => tokenName.test(one))
  if (!name || /security-?token/i.test(signed)) return []
  return finding('token-not-signed', say(lang, 'token-not-signed', { name }))
}

/** The region of the scope against that of the endpoint; the server's own word on the region is the endpoint's finding. */
function region(response: ErrorResponse, lang: Lang): Finding[] {
  const { code, details } = response
  if (
    details.Region ||
    !(details.StringToSign || code?.startsWith('Authorization') || code === 'SignatureDoesNotMatch')
  )
    return []
  const signed = scopeOf(response)?.region
  if (signed === undefined) return []
  const endpoint = addressOf(response)?.region ?? null
  if (endpoint !== null && endpoint !== signed) {
    const values = { region: quote(signed), endpoint: quote(endpoint) }
    return finding('scope-region', say(lang, 'scope-region', values))
  }
  if (endpoint !== null || /^[a-z]{2}-[a-z0-9-]+$/.test(signed)) return []
  return finding('scope-region', say(lang, 'scope-region-odd', { region: quote(signed) }))
}

/** Parts of what was signed that often are at fault. */
export function suspects(response: ErrorResponse, lang: Lang): Finding[] {
  const signed = stringToSign(response)?.text
  const findings = region(response, lang)
  if (signed === undefined) return findings
  if (isV4(signed)) {
    const canonical = response.details.CanonicalRequest
    return canonical ? [...findings, ...token(response, canonical, lang)] : findings
  }
  const lines = readStringToSign(signed)
  if (lines === null) return findings
  const [verb, , type, date] = lines.map(line => line.text) as [string, string, string, string]
  return [
    ...findings,
    ...contentType(response, type, verb, date, lang),
    ...token(response, signed, lang),
    ...resource(response, lines.at(-1)?.text ?? '', lang),
  ]
}
