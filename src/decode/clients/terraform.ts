import { addNamedBucket, type Client } from './form.ts'

/** Terraform's provider, where it does not print the error of the OBS SDK as it is. */
export const terraform: Client = {
  forms: [
    {
      name: 'terraform-reason',
      client: 'terraform',
      triggers: ['Error: '],
      pattern: /Error: (?<action>.*?):?\s(?<code>[A-Z][A-Za-z.]+), +Reason: (?<message>.*?)\s*$/,
      wraps: { begins: /Error: .*\s[A-Z][A-Za-z.]+,\s*$/, whole: /Reason: / },
      samples: [
        'Error: error getting storage class of OBS bucket b-1: MethodNotAllowed,  Reason: The specified method is not allowed against this resource.',
      ],
      final: true,
      refine: (fields, { action = '' }) => addNamedBucket(fields, action),
    },
  ],
}
