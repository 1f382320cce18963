import type { Fields } from './syntax/fields.ts'

/** What one form read of one error; several partial responses can be of the same error. */
export interface PartialResponse {
  /** Name of the form. */
  form: string
  /** Program that prints this form, null for a body alone. */
  client: string | null
  fields: Fields
  /** Which part of an HTTP answer this is; absent where a program reports the answer in its own words. */
  part?: 'head' | 'body'
  /** Message, host id and details replace those that were read before: the body of an answer is the best source. */
  overrides?: boolean
  /** The code is only a client's placeholder; the client's next line may name the error. */
  placeholder?: boolean
  /**
   * A whole record, such as a body or a line of an access log: the next such record is of another error, even where
   * both look alike.
   */
  standalone?: boolean
  /** Nothing more can follow: the error may be reported at once. */
  final?: boolean
  /** Describes the request that the next error belongs to, not an error. */
  context?: boolean
  /** The program prints one error again and again: the same form may be of the same error. */
  repeats?: boolean
  /** The program says that it tries again: the same failure further down is what came of that. */
  isRetried?: boolean
  /** No error by itself: further fields of the one that stands directly above. */
  supplement?: boolean
  /** Where the request went as the lines around tell it; counts where the failure itself tells nothing of it. */
  near?: Fields
  /** OBS never answered. */
  unanswered?: boolean
}
