import type { HostKind } from '../../hosts.ts'
import type { FailureKind } from '../failure.ts'
import type { IsKnownCode } from '../known-code.ts'
import type { Fields } from '../syntax/fields.ts'
import type { Where } from '../trigger.ts'

/** What a program prints of a failure on one line: the keys of a row. `read-form.ts` reads lines by them. */

/** All that is known of one program. */
export interface Client {
  /** The lines that the program prints, special ones before general ones. */
  forms: TextForm[]
  /** The objects that the program prints. */
  objects?: ObjectMark[]
}

/** Names of entries by which a printed object is known to be of one program. */
export interface ObjectMark {
  client: string
  /** Names that all stand in the object. */
  names: string[]
  /** The program prints one failure several times. */
  repeats?: boolean
}

/** A line that a form must recognise, alone or behind another one. */
export type Sample = string | { before: string; line: string }

/**
 * One way in which a program prints a failure on a line.
 *
 * Named groups of the pattern are fields of the response. A digit behind the name tells groups of one field apart: of
 * `code` and `code2` the first one that the line has counts. Besides the fields of the response there are:
 * - `operation`, `indicator`, `uploadId`, `systemCode`, `origin`: go to `details`
 * - `name` and `value`: one field under the name that the program prints
 * - `headers`: fields in a list, `error-code:X,request-id:Y`
 * - `place`: source and target of a transfer, or one of them: `/a --> obs://b-1/a`
 * - `host`, `port`: where the connection went; the port may stand in `host` too
 * - any other name: for `where`, `message` and `refine`
 */
export interface TextForm {
  name: string
  /** The program; null where several print this line; a function where the line tells which one it is. */
  client: string | null | ((line: string) => string | null)
  /** Literals, one of which every line of this form holds: lines without any are never read. */
  triggers: string[]
  /** Where its triggers must stand in a line; what is behind them may show at once that nothing failed. */
  triggersStand?: Where
  /** A template, several that are tried in turn, or a regular expression where a template is not enough. */
  pattern: string | string[] | RegExp
  /** Templates of fields that may stand anywhere else on the line. */
  also?: string[]
  /** Lines that this form recognises, and no form before it: one for each variant, and one for each trigger. */
  samples: Sample[]

  // What must hold, or the line is not of this form.

  /** By the name of a group what the group must look like. */
  where?: Record<string, RegExp>
  /** What a line without an error code must hold: a status alone may be any program's. */
  when?: RegExp
  /** What no line of this form holds. */
  unless?: RegExp
  /** The program prints such a line of every answer: only a code, or a status of 300 or more, makes it a failure. */
  maySucceed?: boolean
  /** What the host must be: see `isHost`. */
  host?: HostKind
  /**
   * True: only a code of the catalogue counts, any other line is not of this form. `optional`: the line is of this form
   * all the same, without code and message.
   */
  knownCode?: boolean | 'optional'
  /**
   * The line may be of a program that has nothing to do with storage: it counts where the line speaks of object storage,
   * or the lines around do.
   */
  isCommon?: boolean
  /** The line names another service, which the program asks before it asks the store. */
  asksAnother?: boolean
  /** What the line before must look like, where the failure is spread over two lines. */
  before?: RegExp

  // What the response gets beside the groups.

  /** The error code that the program means, where it prints a sentence of its own in place of the code. */
  code?: string
  /** The program prints the server's message and no code: the code follows from the message. Other messages do not count. */
  codeOfMessage?: boolean
  /** The message, made of groups, `cURL error {exit}: {text}`. `{match}` is all that the pattern matched. */
  message?: string
  /** Why there was no answer, where the form tells it and the message does not. */
  failure?: FailureKind
  /** Details that are the same for every line. */
  details?: Record<string, string>
  /** The group in which the host stands among other words. */
  hostIn?: string
  /** Readers of what else the text around the match tells. */
  around?: Around[]
  /** What the keys above cannot say: changes the fields, or gives null where the line is not of this form after all. */
  refine?: (fields: Fields, groups: Groups, line: string, isKnownCode: IsKnownCode) => Fields | null

  // What the line is: see `PartialResponse`.

  final?: boolean
  context?: boolean
  repeats?: boolean
  placeholder?: boolean
  standalone?: boolean
  unanswered?: boolean
  /** Of a record that terminals or programs wrap over several lines: how it begins, and what it holds once it is whole. */
  wraps?: { begins: RegExp; whole: RegExp }
}

/** Reads fields beside the pattern: of the text before the match, or of the whole line. */
export type Around = (fields: Fields, before: string, line: string, isKnownCode: IsKnownCode) => void

/** What the groups of a pattern matched, by name. */
export type Groups = Record<string, string | undefined>
