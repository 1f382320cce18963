/**
 * Decides a SignatureDoesNotMatch with the secret key: computes signatures offline and compares them with the one that
 * was sent. The secret key stays in the memory of this call.
 */
import { readStringToSign, stringToSign, textOfBytes } from '../diagnose/facts/string-to-sign.ts'
import { found, type UnwordedFinding } from '../diagnose/rule.ts'
import { worded } from '../diagnose/wording.ts'
import type { ErrorResponse, Finding, Lang } from '../types.ts'
import { signer, toBase64, toHex } from './hmac.ts'
import type { Mistake, Trial } from './trial.ts'
import { stringOfRequest, version2Trials } from './version2.ts'
import {
  canonicalTrials,
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

type Verdict = UnwordedFinding<(typeof signatureFindings)[number]>

/** Ways in which a secret key is read wrongly from a file, a form or a shell. */
function* spellings(secret: string): Generator<[mistake: Mistake, secret: string]> {
  for (const blank of ['\n', '\r\n', '\r', ' ', '\t', '\0']) yield ['mistake-secret-blank', secret + blank]
  for (const blank of [' ', '\t', '\ufeff']) yield ['mistake-secret-blank', blank + secret]
  for (const quote of ['"', "'"]) yield ['mistake-secret-quoted', quote + secret + quote]
  yield ['mistake-secret-encoded', encodeURIComponent(secret)]
  yield ['mistake-secret-encoded', secret.replaceAll('+', ' ')]
}

/**
 * Decides with a secret key why a signature does not match.
 *
 * @param response what `decode` yields with `redact: false`, or an `ErrorResponse`: `details.StringToSign` and
 * `details.SignatureProvided` have to be there
 * @param secretKey the secret key that the client is believed to use
 * @returns one finding, or none where the response holds too little; never anything of the secret key
 */
export async function checkSignature(
  response: Pick<ErrorResponse, 'details'> & Partial<ErrorResponse>,
  secretKey: string,
  { lang = 'en' }: { lang?: Lang } = {},
): Promise<Finding[]> {
  const proofs = await proveSignature(whole(response), secretKey)
  return proofs.map(proof => worded(proof, lang))
}

/** The same before anything is put into words, for the diagnosis, which lets the proof decide. */
export async function proveSignature(response: ErrorResponse, secretKey: string): Promise<Verdict[]> {
  const verdict = await decide(response, secretKey.trim())
  return verdict === null ? [] : [verdict]
}

/** A public response has no headers: they are known to the command line only. */
function whole(response: Pick<ErrorResponse, 'details'> & Partial<ErrorResponse>): ErrorResponse {
  return {
    ...{ code: null, message: null, status: null, resource: null, bucket: null, key: null, requestId: null },
    ...{ hostId: null, method: null, url: null, time: null, client: null },
    ...{ headers: {}, requestHeaders: {}, unanswered: false },
    ...response,
  }
}

async function decide(response: ErrorResponse, secret: string): Promise<Verdict | null> {
  const provided = response.details.SignatureProvided?.trim()
  const text = stringToSign(response)?.text
  if (!provided || !text || provided.includes('*') || secret === '') return null
  const version4 = readVersion4(text)
  return version4 === null
    ? decideVersion2(response, text, provided, secret)
    : decideVersion4(response, version4, provided.toLowerCase(), secret)
}

const differs = (): Verdict => one(found('signature-string-differs'))
const secretDiffers = (): Verdict => one(found('signature-secret-differs'))
const reproduced = ({ mistake, values }: Pick<Trial, 'mistake' | 'values'>): Verdict =>
  one(found('signature-reproduced', { mistake, ...values }))

function one<T>(list: T[]): T {
  return list[0] as T
}

async function decideVersion2(
  response: ErrorResponse,
  text: string,
  provided: string,
  secret: string,
): Promise<Verdict> {
  const sign = await signer('SHA-1', secret)
  const isSent = async (candidate: string) => toBase64(await sign(candidate)) === provided
  const own = toBase64(await sign(text))
  if (own === provided) return secretDiffers()
  if (own === provided.replaceAll(' ', '+') || own === decodeURIComponentOrSame(provided))
    return reproduced({ mistake: 'mistake-signature-encoding', values: {} })
  for (const [mistake, spelling] of spellings(secret)) {
    const other = await signer('SHA-1', spelling)
    if (toBase64(await other(text)) === provided) return reproduced({ mistake, values: {} })
  }
  for (const client of [response.details.ClientStringToSign, stringOfRequest(response, text)]) {
    if (client && client !== text && (await isSent(client))) return reproduced(partOf(client, text))
  }
  for (const trial of version2Trials(text, response)) if (await isSent(trial.text)) return reproduced(trial)
  const sha256 = await signer('SHA-256', secret)
  const bytes = await sha256(text)
  const hexSha1 = toHex(await sign(text))
  if ([toBase64(bytes), toHex(bytes), hexSha1, btoa(hexSha1)].includes(provided))
    return reproduced({ mistake: 'mistake-algorithm', values: {} })
  return differs()
}

async function decideVersion4(
  response: ErrorResponse,
  server: Version4,
  provided: string,
  secret: string,
): Promise<Verdict> {
  const text = stringToSign(response)?.text.trim().split(/\s+/).join('\n') ?? ''
  const sign = await version4Signer(secret, server)
  if ((await sign(text)) === provided) return secretDiffers()
  for (const [mistake, spelling] of spellings(secret)) {
    const other = await version4Signer(spelling, server)
    if ((await other(text)) === provided) return reproduced({ mistake, values: {} })
  }
  const { CanonicalRequest, CanonicalRequestBytes } = response.details
  const canonical = CanonicalRequest ?? textOfBytes(CanonicalRequestBytes)
  if (canonical) {
    for (const trial of canonicalTrials(canonical, response))
      if ((await sign(await stringOfCanonical(server, trial.text))) === provided) return reproduced(trial)
  }
  for (const trial of scopeTrials(server, response)) {
    const isSameKey =
      trial.scope.region === server.region &&
      trial.scope.service === server.service &&
      trial.scope.date === server.date
    const other = isSameKey ? sign : await version4Signer(secret, trial.scope)
    if ((await other(trial.text)) === provided || (!isSameKey && (await other(text)) === provided))
      return reproduced(trial)
    if (canonical && isSameKey) {
      const moved = canonical.replaceAll(server.time, trial.scope.time)
      if (moved !== canonical && (await sign(await stringOfCanonical(trial.scope, moved))) === provided)
        return reproduced(trial)
    }
  }
  return differs()
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

function decodeURIComponentOrSame(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
