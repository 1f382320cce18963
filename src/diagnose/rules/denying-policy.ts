/** Who was refused what, and by which policy, as the Message of IAM puts it. */

import type { ErrorResponse } from '../../types.ts'
import { clip } from '../facts/quote.ts'
import { addressOf } from '../facts/request.ts'
import { found, rule, type UnwordedFinding, type Word } from '../rule.ts'

const phrase = ' is not authorized to perform'
const longestName = 300

/** The word that tells one type of policy from the others. */
const policyTypes: [RegExp, Word][] = [
  [/identity/, 'policy-identity'],
  [/resource|bucket/, 'policy-resource'],
  [/session/, 'policy-session'],
  [/service control|organi[sz]ation|\bscp\b/, 'policy-control'],
  [/endpoint/, 'policy-endpoint'],
  [/boundary/, 'policy-boundary'],
]

function policyType(name: string): Word {
  return policyTypes.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? 'policy-other'
}

interface Verdict {
  kind: 'implicit' | 'explicit'
  /** What the Message calls the policy; empty where it does not say. */
  policy: string
}

/** Why, as the end of the Message puts it; null where it says nothing of the policies. */
function verdictOf(reason: string): Verdict | null {
  const implicit = /\bno ([\w -]{1,80}?(?:policy|policies|boundary)) allows?\b/i.exec(reason)?.[1]
  if (implicit) return { kind: 'implicit', policy: implicit.trim() }
  if (!/explicit(?:ly)? den(?:y|ied)/i.test(reason)) return null
  const by = /\bin an? ([\w -]{1,80}?(?:policy|boundary))\b/i.exec(reason)?.[1]
  return { kind: 'explicit', policy: by?.trim() ?? '' }
}

/** The first word of a text, without the punctuation that ends a sentence. */
function firstWord(text: string): string {
  return clip((/^[:\s]{0,9}(\S{1,2000})/.exec(text)?.[1] ?? '').replace(/[.,;]$/, ''), longestName)
}

/** `User: … is not authorized to perform: … on resource: … because no identity-based policy allows …`, taken apart. */
function notAuthorized(
  response: ErrorResponse,
): UnwordedFinding<`not-authorized${'' | ':no-resource' | ':implicit' | ':identity'}`>[] {
  const message = response.message ?? ''
  const at = message.indexOf(phrase)
  if (at < 0) return []
  const who = message
    .slice(Math.max(0, at - 2000), at)
    .split(/\s/)
    .at(-1)
  const rest = message.slice(at + phrase.length, at + phrase.length + 6000)
  const action = firstWord(rest)
  // Actions are named `obs:object:GetObject`; a word of prose has no colon.
  if (!who || !action.includes(':')) return []
  const on = /\bon resources?\b/i.exec(rest)
  const resource = on ? firstWord(rest.slice(on.index + on[0].length)) : ''
  const verdict = verdictOf(rest)
  const values: Record<string, string> = { who: clip(who, longestName), action }
  if (resource) values.resource = resource
  if (verdict?.policy)
    Object.assign(values, { policy: policyType(verdict.policy), type: clip(verdict.policy, 80) })
  const also: Word[] = []
  if (verdict?.kind === 'implicit') also.push('verdict-implicit')
  if (verdict?.kind === 'explicit')
    also.push(verdict.policy ? 'verdict-explicit' : 'verdict-explicit-unknown')
  if (resource && verdict?.kind === 'implicit' && verdict.policy)
    return found(
      values.policy === 'policy-identity' ? 'not-authorized:identity' : 'not-authorized:implicit',
      values,
      also,
    )
  return found(resource ? 'not-authorized' : 'not-authorized:no-resource', values, also)
}

/** The reason for a refusal in encrypted form, and the call that decrypts it (STS, DecodeAuthorizationMessage). */
function encodedReason(response: ErrorResponse): UnwordedFinding<'authorization-message'>[] {
  if (!response.details.EncodedAuthorizationMessage) return []
  const region = addressOf(response)?.region ?? 'REGION'
  return found('authorization-message', {
    region,
    body: '{"encoded_message": "ENCODED_AUTHORIZATION_MESSAGE"}',
  })
}

export const denyingPolicy = rule(['not-authorized', 'authorization-message'], response => [
  ...notAuthorized(response),
  ...encodedReason(response),
])
