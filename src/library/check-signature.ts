/** `checkSignature`: why a signature does not match, decided with the secret key. */
import { checkSignature as check } from '../signature/index.ts'
import type { Finding, ObsResponse } from '../types.ts'
import { checkOptions, describe, type SignatureOptions } from './options.ts'

/**
 * Decides with a secret key why a signature does not match, offline. Resolves to one finding, or to none where the
 * response does not hold the server's string to sign. No finding says anything of the secret key.
 *
 * @param response the response of what `decode` yields with `redact: false`
 * @param secretKey the secret key that the client is believed to use
 * @example
 * const [error] = decodeText(log, { redact: false })
 * const [finding] = await checkSignature(error.response, process.env.OBS_SECRET_ACCESS_KEY)
 */
export async function checkSignature(
  response: ObsResponse,
  secretKey: string,
  options: SignatureOptions = {},
): Promise<Finding[]> {
  const { lang } = checkOptions(options)
  const { securityToken } = options
  if (typeof response !== 'object' || response === null || typeof response.details !== 'object')
    throw new TypeError('checkSignature takes the response of an explanation that decode has given')
  if (typeof secretKey !== 'string')
    throw new TypeError(`the secret key is a string, not ${describe(secretKey)}`)
  if (securityToken !== undefined && typeof securityToken !== 'string')
    throw new TypeError(`the security token is a string, not ${describe(securityToken)}`)
  return check(response, secretKey, securityToken === undefined ? { lang } : { lang, securityToken })
}
