/** What the functions of the library are told, and the errors for callers who tell something else. */
import { langs } from '../languages.ts'
import type { Lang } from '../types.ts'

/** Options of every function. */
export interface Options {
  /** The language of every text but codes and the server's own messages; default `en`. @example 'zh' */
  lang?: Lang
}

/** Options of the functions that read errors. */
export interface ReadOptions extends Options {
  /** Mask access keys, signatures, tokens and passwords; default `true`. @example false */
  redact?: boolean
}

/** Options of `decode` and `decodeText`. */
export interface DecodeOptions extends ReadOptions {
  /** What `origin.file` says; default `null`. @example 'app.log' */
  file?: string | null
}

/** Options of `checkSignature`. */
export interface SignatureOptions extends Options {
  /** The security token of temporary keys: shows that the request lost the token on its way. @example process.env.OBS_SECURITY_TOKEN */
  securityToken?: string
}

/** Options with their defaults. Callers without a type checker get a TypeError that says what to pass. */
export function checkOptions(options: DecodeOptions): Required<DecodeOptions> {
  if (typeof options !== 'object' || options === null)
    throw new TypeError(`options are an object such as { lang: 'zh' }, not ${describe(options)}`)
  const { lang = 'en', redact = true, file = null } = options
  if (!langs.includes(lang)) throw new TypeError(`lang is '${langs.join(`' or '`)}', not ${describe(lang)}`)
  if (typeof redact !== 'boolean') throw new TypeError(`redact is true or false, not ${describe(redact)}`)
  if (file !== null && typeof file !== 'string')
    throw new TypeError(`file is a name or null, not ${describe(file)}`)
  return { lang, redact, file }
}

/** A value in a few words, for the message of an error. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 40 ? `${value.slice(0, 40)}...` : value}'`
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'function' ? 'a function' : String(value)
}
