/** `--check-signature`: the secret key is asked for when the first signature that does not match is found. */
import type { UnwordedFinding } from '../diagnose/rule.ts'
import type { ErrorResponse, Lang } from '../types.ts'
import type { Io } from './process.ts'
import { readSecretKey, takeKeys } from './secret-key.ts'

/**
 * A function that proves why the signature of a response does not match.
 * @param variable the value of `--secret-key-env`
 * @returns no proofs for a response without a string to sign; rejects with a UserError where there is no secret key
 */
export function createSignatureCheck(
  variable: string | undefined,
  io: Io,
  lang: Lang,
): (response: ErrorResponse) => Promise<UnwordedFinding[]> {
  const keys = takeKeys(variable, io.env)
  let secretKey: Promise<string> | null = null
  return async response => {
    const { StringToSign, StringToSignBytes } = response.details
    if (!StringToSign && !StringToSignBytes) return []
    secretKey ??= readSecretKey(keys, variable, io, lang)
    const [key, { proveSignature }] = await Promise.all([secretKey, import('../signature/index.ts')])
    return proveSignature(response, key, keys.securityToken)
  }
}
