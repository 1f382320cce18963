import { atLineStart, before } from '../trigger.ts'
import { bucketInLine } from './around.ts'
import type { Client } from './form.ts'

/** Terraform's provider, where it does not print the error of the OBS SDK as it is. */
export const terraform: Client = {
  forms: [
    {
      name: 'terraform-reason',
      client: 'terraform',
      triggers: ['Error: '],
      triggersStand: before('Reason: '),
      pattern: [
        'Error: {_}: {code},{_:spaces}Reason: {message}',
        'Error: {_} {code},{_:spaces}Reason: {message}',
      ],
      wraps: { begins: /Error: [^,]{1,300},\s{0,9}$/, whole: /Reason: / },
      samples: [
        'Error: error getting storage class of OBS bucket b-1: MethodNotAllowed,  Reason: The specified method is not allowed against this resource.',
        'Error: error getting storage class of OBS bucket b-1 MethodNotAllowed, Reason: The specified method is not allowed.',
      ],
      final: true,
      where: { code: /^[A-Z][A-Za-z.]{1,60}$/ },
      around: [bucketInLine],
    },
    // What is left of it where the first line was not copied.
    {
      name: 'terraform-reason-alone',
      client: 'terraform',
      triggers: ['Reason: '],
      triggersStand: atLineStart,
      pattern: '{start}Reason: {message}',
      samples: [' Reason: We encountered an internal error. Please try again.'],
      codeOfMessage: true,
    },
  ],
}
