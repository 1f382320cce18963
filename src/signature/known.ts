/** What is known beside the server's strings: the request as far as it was seen, and the token of temporary keys. */
import type { ErrorResponse } from '../types.ts'

export interface Known extends ErrorResponse {
  /** The security token that the client is believed to use. */
  token: string | null
}

/** Header names of a dump come in any case. */
export function knownOf(response: ErrorResponse, token: string | null): Known {
  const headers = Object.entries(response.requestHeaders)
  const requestHeaders = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]))
  return { ...response, requestHeaders, token }
}
