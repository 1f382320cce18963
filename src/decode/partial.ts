import type { Fields } from './syntax/fields.ts'

/** What one form saw of a failure; several sightings can be of the same one. */
export interface Sighting {
  /** Name of the form. */
  form: string
  /** Program whose form it is, null for a bare body. */
  client: string | null
  fields: Fields
  /** A body: what it says goes before what a header or a client says. */
  body?: boolean
  /** Only a client's name for a failure that its next line may name better. */
  weak?: boolean
  /** A record of its own, a body or a line of an access log: a second one is of another failure whatever it says. */
  bare?: boolean
  /** Nothing more can follow: it may be answered at once. */
  final?: boolean
  /** It only tells of the request that the next failure belongs to. */
  context?: boolean
  /** The program prints one failure again and again: the same form may be of the same failure. */
  repeats?: boolean
  /** OBS never answered. */
  unanswered?: boolean
}
