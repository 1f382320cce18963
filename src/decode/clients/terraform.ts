import { addNamedBucket, type Client } from './form.ts'

/** Terraform's provider, where it does not print the error of the OBS SDK as it is. */
export const terraform: Client = {
  forms: [
    {
      name: 'terraform-reason',
      client: 'terraform',
      triggers: ['Error: '],
      pattern: [
        'Error: {action:text}: {code},  Reason: {message}',
        'Error: {action:text}: {code}, Reason: {message}',
        'Error: {action:text}  Reason: {message}',
        'Error: {action:text} Reason: {message}',
      ],
      wraps: { begins: /Error: [^,]{1,300},\s{0,9}$/, whole: /Reason: / },
      samples: [
        'Error: error getting storage class of OBS bucket b-1: MethodNotAllowed,  Reason: The specified method is not allowed against this resource.',
        'Error: error getting storage class of OBS bucket b-1 MethodNotAllowed, Reason: The specified method is not allowed.',
      ],
      final: true,
      refine: (fields, { action = '' }) => {
        const code = fields.code ?? /(?:^|\s)([A-Z][A-Za-z.]{1,60}),$/.exec(action.trimEnd())?.[1]
        return code ? addNamedBucket({ ...fields, code }, action) : null
      },
    },
    // What is left of it where the first line was not copied.
    {
      name: 'terraform-reason-alone',
      client: 'terraform',
      triggers: ['Reason: '],
      pattern: '{start}Reason: {message}',
      samples: [' Reason: We encountered an internal error. Please try again.'],
      codeOfMessage: true,
      refine: fields => (fields.code ? fields : null),
    },
  ],
}
