import type { Problem } from '../types.ts'

/** An expected failure: told in one line, in the language of the user, without a stack trace. Exit status 2. */
export class UserError extends Error {
  readonly kind: Problem['kind']

  constructor(message: string, kind: Problem['kind'] = 'usage') {
    super(message)
    this.kind = kind
  }
}
