/** The library. It needs nothing of the platform but what the web platform has, so it runs everywhere. */
export { type Filter, InvalidFilter } from './catalogue/filter.ts'
export { catalogue } from './library/catalogue.ts'
export { checkSignature } from './library/check-signature.ts'
export { decode, decodeText, type Input, type Stream } from './library/decode.ts'
export { explain, list } from './library/explain.ts'
export { explainError, type FetchResponse } from './library/explain-error.ts'
export type { DecodeOptions, Options, ReadOptions, SignatureOptions } from './library/options.ts'
export type {
  Catalogue,
  CaughtExplanation,
  Cause,
  CauseEntry,
  ClassEntry,
  Client,
  ClientExplanation,
  CodeExplanation,
  Condition,
  Confidence,
  DecodedExplanation,
  Documented,
  ErrorEntry,
  Explanation,
  ExplanationFields,
  Finding,
  FindingId,
  Kind,
  Lang,
  LocalizedText,
  ObsResponse,
  Origin,
  Owner,
  Retry,
  Service,
  Source,
  StatusEntry,
  StatusExplanation,
  UnknownExplanation,
} from './types.ts'
