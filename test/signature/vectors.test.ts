import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkSignature } from '../../src/signature/index.ts'
import { mismatch } from './signed.ts'
import vectors from './vectors.json' with { type: 'json' }

/**
 * Signatures that others made: the worked examples of the AWS documentation, and requests of esdk-obs-nodejs, boto3,
 * aws-cli and s3cmd with made-up keys. The documentation of OBS shows signatures without the secret key that they are
 * made with: the requests of its SDK stand in for them.
 */

const answer = ({ stringToSign, signature, canonicalRequest }: (typeof vectors)[number]) =>
  mismatch({
    StringToSign: stringToSign,
    SignatureProvided: signature,
    ...(canonicalRequest && { CanonicalRequest: canonicalRequest }),
  })

test.each(vectors)('$origin: the secret key makes the signature', async vector => {
  const findings = await checkSignature(answer(vector), vector.secretKey)
  expect(findings.map(({ id }) => id)).toEqual(['signature-secret-differs'])
})

test.each(vectors)('$origin: another method is told', async vector => {
  const changed = (text: string) => text.replace(/^[A-Z]+(?=\n)/, 'OPTIONS')
  const { canonicalRequest } = vector
  const stringToSign = canonicalRequest
    ? vector.stringToSign.replace(
        /\w{64}$/,
        createHash('sha256').update(changed(canonicalRequest)).digest('hex'),
      )
    : changed(vector.stringToSign)
  const [finding] = await checkSignature(
    answer({
      ...vector,
      stringToSign,
      ...(canonicalRequest && { canonicalRequest: changed(canonicalRequest) }),
    }),
    vector.secretKey,
  )
  expect(finding?.values).toMatchObject({ mistake: 'mistake-method', server: 'OPTIONS' })
})
