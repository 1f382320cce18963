/** Hashes and message authentication codes by the Web Crypto API, which Node, browsers and workers share. */

const encoder = new TextEncoder()

type Hash = 'SHA-1' | 'SHA-256'

/** A function that signs texts with one key; the key is imported once for thousands of trials. */
export async function signer(
  hash: Hash,
  key: Uint8Array | string,
): Promise<(text: string) => Promise<Uint8Array>> {
  const bytes = typeof key === 'string' ? encoder.encode(key) : key
  // The Web Crypto API refuses an empty key; HMAC pads short keys with zeros, so one zero byte is the same key.
  const raw = bytes.length === 0 ? new Uint8Array(1) : new Uint8Array(bytes)
  const imported = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash }, false, ['sign'])
  return async text => new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)))
}

/** The SHA-256 of a text in lower-case hexadecimal digits. */
export async function sha256(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text))))
}

/** Lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** Base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
