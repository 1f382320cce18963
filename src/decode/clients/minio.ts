import type { Client } from './form.ts'

/** MinIO's clients. */
export const minio: Client = {
  forms: [
    {
      name: 'minio-retry',
      client: 'minio-js',
      triggers: ['Retryable HTTP status: '],
      pattern: /Retryable HTTP status: (?<status>[345]\d\d)/,
      samples: ['Error: Request failed after 1 retries: Error: Retryable HTTP status: 502'],
      repeats: true,
    },
  ],
  objects: [{ client: 'minio-js', names: ['amzRequestid'] }],
}
