import type { Fields } from './syntax/fields.ts'

/** What one form read of one error; several partial responses can be of the same error. */
export interface PartialResponse {
  /** Name of the form. */
  form: string
  /** Program that prints this form, null for a bare body. */
  client: string | null
  fields: Fields
  /** Which part of an HTTP answer this is; absent where a program reports the answer in its own words. */
  part?: 'head' | 'body'
  /** Its message, host id and details replace those that were read before: the body of an answer knows best. */
  overrides?: boolean
  /** Only a client's placeholder for a code; the client's next line may name the error better. */
  placeholder?: boolean
  /** A whole record, such as a body or a line of an access log: a second one is of another error, whatever it says. */
  standalone?: boolean
  /** Nothing more can follow: the error may be reported at once. */
  final?: boolean
  /** Describes the request that the next error belongs to, not an error. */
  context?: boolean
  /** The program prints one error again and again: the same form may be of the same error. */
  repeats?: boolean
  /** OBS never answered. */
  unanswered?: boolean
}
