import type { Client } from './form.ts'

/** The AWS SDKs for JavaScript, version 2 and 3. */
export const awsSdkJs: Client = {
  forms: [],
  objects: [{ client: 'aws-sdk-js', names: ['$metadata'] }],
}
