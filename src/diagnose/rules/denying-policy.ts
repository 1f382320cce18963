import type { ErrorResponse, Finding, Lang } from '../../types.ts'
import { addressOf } from '../facts/addressing-style.ts'
import { clip, escapeUnseen } from '../facts/quote.ts'
import { finding, type Sentence, say } from '../sentence.ts'

const phrase = ' is not authorized to perform'
const longestName = 300

/** Words of a policy type, the one that tells it apart. */
const policyTypes: [RegExp, Sentence][] = [
  [/identity/, 'policy-identity'],
  [/resource|bucket/, 'policy-resource'],
  [/session/, 'policy-session'],
  [/service control|organi[sz]ation|\bscp\b/, 'policy-control'],
  [/endpoint/, 'policy-endpoint'],
  [/boundary/, 'policy-boundary'],
]

function policyName(words: string, lang: Lang): string {
  const key = policyTypes.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1] ?? 'policy-other'
  return say(lang, key, { type: clip(words.trim(), 80) })
}

/** Why, as the end of the Message puts it; empty where it says nothing of the policies. */
function verdict(reason: string, lang: Lang): string {
  const implicit = /\bno ([\w -]{1,80}?(?:policy|policies|boundary)) allows?\b/i.exec(reason)?.[1]
  if (implicit) return say(lang, 'verdict-implicit', { policy: policyName(implicit, lang) })
  if (!/explicit(?:ly)? den(?:y|ied)/i.test(reason)) return ''
  const by = /\bin an? ([\w -]{1,80}?(?:policy|boundary))\b/i.exec(reason)?.[1]
  return by
    ? say(lang, 'verdict-explicit', { policy: policyName(by, lang) })
    : say(lang, 'verdict-explicit-unknown')
}

/** The first word of a text, without the punctuation that ends a sentence. */
function word(text: string): string {
  return escapeUnseen(
    clip((/^[:\s]{0,9}(\S{1,2000})/.exec(text)?.[1] ?? '').replace(/[.,;]$/, ''), longestName),
  )
}

/** `User: … is not authorized to perform: … on resource: … because no identity-based policy allows …`, taken apart. */
function notAuthorized(response: ErrorResponse, lang: Lang): Finding[] {
  const message = response.message ?? ''
  const at = message.indexOf(phrase)
  if (at < 0) return []
  const who = /(\S{1,2000})$/.exec(message.slice(Math.max(0, at - 2000), at))?.[1]
  const rest = message.slice(at + phrase.length, at + phrase.length + 6000)
  const action = word(rest)
  // Actions are named `obs:object:GetObject`; what prose puts there is none.
  if (!who || !action.includes(':')) return []
  const on = /\bon resources?\b/i.exec(rest)
  const resource = on ? word(rest.slice(on.index + on[0].length)) : ''
  const values = { who: escapeUnseen(clip(who, longestName)), action, resource, verdict: verdict(rest, lang) }
  return finding(
    'not-authorized',
    say(lang, resource ? 'not-authorized' : 'not-authorized-no-resource', values),
  )
}

/** The reason for a refusal in encrypted form, and the call that decrypts it (STS, DecodeAuthorizationMessage). */
function encodedReason(response: ErrorResponse, lang: Lang): Finding[] {
  if (!response.details.EncodedAuthorizationMessage) return []
  const region = addressOf(response)?.region ?? '<region>'
  const body = '{"encoded_message": "<EncodedAuthorizationMessage>"}'
  return finding('authorization-message', say(lang, 'authorization-message', { region, body }))
}

/** Who was refused what, and by which policy. */
export function refusal(response: ErrorResponse, lang: Lang): Finding[] {
  return [...notAuthorized(response, lang), ...encodedReason(response, lang)]
}
