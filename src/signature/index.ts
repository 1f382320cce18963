/**
 * Decides a SignatureDoesNotMatch with the secret key: computes signatures offline and compares them with the one that
 * was sent. The secret key stays in the memory of this call.
 */

import {
  readStringToSign,
  stringToSign,
  textOfBytes,
  withLineEnds,
} from '../diagnose/facts/string-to-sign.ts'
import { found, type UnwordedFinding } from '../diagnose/rule.ts'
import { worded } from '../diagnose/wording.ts'
import { decodePercent, encodePercent } from '../percent-encoding.ts'
import type { ErrorResponse, Finding, Lang } from '../types.ts'
import { sha256, signer, toBase64, toHex } from './hmac.ts'
import { type Known, knownOf } from './known.ts'
import { firstMatch, type Mistake, type Trial } from './trial.ts'
import { stringOfRequest, version2Trials } from './version2.ts'
import {
  canonicalOfRequest,
  canonicalTrials,
  inScope,
  lostHeaders,
  readVersion4,
  scopeTrials,
  stringOfCanonical,
  type Version4,
  version4Signer,
} from './version4.ts'

/** The findings that only a secret key can give. */
export const signatureFindings = [
  'signature-secret-differs',
  'signature-string-differs',
  'signature-reproduced',
] as const

type Verdict = UnwordedFinding<(typeof signatureFindings)[number] | 'signature-string-differs:header-lost'>

/** Ways in which a secret key is read wrongly from a file, a form or a shell. */
function* spellings(secret: string): Generator<[mistake: Mistake, secret: string]> {
  for (const blank of ['\n', '\r\n', '\r', ' ', '\t', '\0']) yield ['mistake-secret-blank', secret + blank]
  for (const blank of [' ', '\t', '\ufeff']) yield ['mistake-secret-blank', blank + secret]
  for (const quote of ['"', "'"]) yield ['mistake-secret-quoted', quote + secret + quote]
  yield ['mistake-secret-encoded', encodePercent(secret)]
  yield ['mistake-secret-encoded', secret.replaceAll('+', ' ')]
}

/**
 * Decides with a secret key why a signature does not match.
 *
 * @param response what `decode` yields with `redact: false`, or an `ErrorResponse`: `details.StringToSign` and
 * `details.SignatureProvided` have to be there
 * @param secretKey the secret key that the client is believed to use
 * @param options the language of the findings, and the security token of temporary keys: with the token a request that
 * lost the token on its way is told
 * @returns one finding, or none where the response holds too little; never anything of the secret key
 */
export async function checkSignature(
  response: Pick<ErrorResponse, 'details'> & Partial<ErrorResponse>,
  secretKey: string,
  { lang = 'en', securityToken }: { lang?: Lang; securityToken?: string } = {},
): Promise<Finding[]> {
  const proofs = await proveSignature(whole(response), secretKey, securityToken)
  return proofs.map(proof => worded(proof, lang))
}

/** The same before anything is put into words, for the diagnosis, which lets the proof decide. */
export async function proveSignature(
  response: ErrorResponse,
  secretKey: string,
  securityToken?: string,
): Promise<Verdict[]> {
  const verdict = await decide(knownOf(response, securityToken?.trim() || null), secretKey.trim())
  return verdict === null ? [] : [verdict]
}

/** A public response has no headers: they are known to the command line only. */
function whole(response: Pick<ErrorResponse, 'details'> & Partial<ErrorResponse>): ErrorResponse {
  return {
    ...{ code: null, message: null, status: null, resource: null, bucket: null, key: null, requestId: null },
    ...{ hostId: null, method: null, url: null, time: null, client: null },
    ...{ headers: {}, requestHeaders: {}, unanswered: false, around: { before: '', behind: '' } },
    ...response,
  }
}

async function decide(known: Known, secret: string): Promise<Verdict | null> {
  const provided = known.details.SignatureProvided?.trim()
  const text = stringToSign(known)?.text
  if (!provided || !text || provided.includes('*') || secret === '') return null
  const version4 = readVersion4(text)
  return version4 === null
    ? decideVersion2(known, text, provided, secret)
    : decideVersion4(known, version4, provided.toLowerCase(), secret)
}

const differs = (): Verdict => one(found('signature-string-differs'))
const secretDiffers = (): Verdict => one(found('signature-secret-differs'))
const reproduced = ({ mistake, values }: Pick<Trial, 'mistake' | 'values'>): Verdict =>
  one(found('signature-reproduced', { mistake, ...withoutTokens(values) }))

/** A resource or a header can hold a security token, which no finding shows. */
function withoutTokens(values: Trial['values']): Trial['values'] {
  const masked = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replace(/(security-token[=:] ?)[^&\s]+/gi, '$1****') : value,
  ])
  return Object.fromEntries(masked)
}

function one<T>(list: T[]): T {
  return list[0] as T
}

/** Fewer characters than this prove nothing. */
const shortestCut = 8

/** A signature in which each + became a blank; a blank at either end does not arrive. */
const withBlanks = (signature: string) => signature.replaceAll('+', ' ').trim()

/** What happened to the right signature after it was made; null where the one sent is no remnant of the right one. */
function damageOf(own: string, provided: string): Mistake | null {
  if (withBlanks(provided) === withBlanks(own) || decodePercent(provided) === own)
    return 'mistake-signature-encoding'
  if (own.toLowerCase() === provided.toLowerCase()) return 'mistake-signature-case'
  const isPart = own.startsWith(provided) || own.endsWith(provided)
  return isPart && provided.length >= shortestCut ? 'mistake-signature-cut' : null
}

/** A signer for each spelling of the secret key that makes the signature sent; the mistake of the first that does. */
async function spellingThatMakes(
  provided: string,
  secret: string,
  sign: (spelling: string) => Promise<string>,
): Promise<Mistake | null> {
  const match = await firstMatch(
    spellings(secret),
    async ([, spelling]) => (await sign(spelling)) === provided,
  )
  return match?.[0] ?? null
}

async function decideVersion2(
  known: Known,
  text: string,
  provided: string,
  secret: string,
): Promise<Verdict> {
  const sign = await signer('SHA-1', secret)
  const isSent = async (candidate: string) => toBase64(await sign(candidate)) === provided
  const own = toBase64(await sign(text))
  if (own === provided) return secretDiffers()
  const mistake =
    damageOf(own, provided) ??
    (await spellingThatMakes(provided, secret, async spelling =>
      toBase64(await (await signer('SHA-1', spelling))(text)),
    ))
  if (mistake !== null) return reproduced({ mistake, values: {} })
  for (const client of [known.details.ClientStringToSign, stringOfRequest(known, text)]) {
    if (client && client !== text && (await isSent(client))) return reproduced(partOf(client, text))
  }
  const trial = await firstMatch(version2Trials(text, known), ({ text: candidate }) => isSent(candidate))
  if (trial !== null) return reproduced(trial)
  const bytes = await (await signer('SHA-256', secret))(text)
  const hexSha1 = toHex(await sign(text))
  if ([toBase64(bytes), toHex(bytes), hexSha1, btoa(hexSha1)].includes(provided))
    return reproduced({ mistake: 'mistake-algorithm', values: {} })
  return differs()
}

async function decideVersion4(
  known: Known,
  server: Version4,
  provided: string,
  secret: string,
): Promise<Verdict> {
  const text = stringToSign(known)?.text.trim().split(/\s+/).join('\n') ?? ''
  const sign = await version4Signer(secret, server)
  const own = await sign(text)
  if (own === provided) return secretDiffers()
  const mistake =
    damageOf(own, provided) ??
    (await spellingThatMakes(provided, secret, async spelling =>
      (
        await version4Signer(spelling, server)
      )(text),
    ))
  if (mistake !== null) return reproduced({ mistake, values: {} })
  const isSent = async (canonical: string) =>
    (await sign(await stringOfCanonical(server, canonical))) === provided
  const canonical = await canonicalOf(known, server)
  if (canonical !== null) {
    const trial = await firstMatch(canonicalTrials(canonical, server, known), ({ text: candidate }) =>
      isSent(candidate),
    )
    if (trial !== null) return reproduced(trial)
  }
  const trial = await firstMatch(scopeTrials(server, known), async ({ scope, text: candidate }) => {
    const isSameKey =
      scope.region === server.region && scope.service === server.service && scope.date === server.date
    const other = isSameKey ? sign : await version4Signer(secret, scope)
    if ((await other(candidate)) === provided) return true
    if (!isSameKey && (await other(text)) === provided) return true
    // The time stands in the canonical request as well, and in a link so does the scope.
    const moved = canonical && inScope(canonical, server, scope)
    return !!moved && moved !== canonical && (await other(await stringOfCanonical(scope, moved))) === provided
  })
  if (trial !== null) return reproduced(trial)
  const [lost] = canonical === null ? [] : lostHeaders(canonical)
  return lost === undefined ? differs() : one(found('signature-string-differs:header-lost', { name: lost }))
}

/** The canonical request of the server: as it says itself, or that of a dumped request where its hash is the server's. */
async function canonicalOf(known: Known, server: Version4): Promise<string | null> {
  const { CanonicalRequest, CanonicalRequestBytes } = known.details
  const told = withLineEnds(CanonicalRequest) ?? textOfBytes(CanonicalRequestBytes)
  if (told) return told
  const built = canonicalOfRequest(known)
  if (built === null) return null
  return (await sha256(built)) === server.hash ? built : null
}

/** The first line in which two strings to sign part. */
function partOf(client: string, server: string): Pick<Trial, 'mistake' | 'values'> {
  const ours = readStringToSign(client.trimEnd()) ?? []
  const theirs = readStringToSign(server.trimEnd()) ?? []
  let at = 0
  while (at < theirs.length && ours[at]?.text === theirs[at]?.text) at++
  const label = theirs[at]?.label ?? ours[at]?.label ?? 'label-header'
  return {
    mistake: 'mistake-on-the-way',
    values: { label, client: ours[at]?.text ?? '', server: theirs[at]?.text ?? '' },
  }
}
