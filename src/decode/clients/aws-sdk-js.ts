import type { Client } from './form.ts'

/** The AWS SDKs for JavaScript, version 2 and 3. */
export const awsSdkJs: Client = {
  forms: [
    {
      name: 'aws-sdk-js-credentials',
      client: 'aws-sdk-js',
      triggers: [
        'Missing credentials in config',
        'Could not load credentials from any providers',
        'Resolved credential object is not valid',
        'Credential is missing',
      ],
      pattern: [
        'Missing credentials in config{message:text}',
        'Could not load credentials from any providers{message:text}',
        'Resolved credential object is not valid{message:text}',
        'Error: Credential is missing{message:text}',
      ],
      samples: [
        'CredentialsError: Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1',
        'CredentialsProviderError: Could not load credentials from any providers',
        'Error: Resolved credential object is not valid',
        'Error: Credential is missing',
      ],
      unanswered: true,
      failure: 'no-credentials',
    },
  ],
  objects: [{ client: 'aws-sdk-js', names: ['$metadata'] }],
}
