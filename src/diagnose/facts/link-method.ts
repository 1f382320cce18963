/** For which method a presigned URL was made, as the call that made it or the words of a person tell. */

import type { ErrorResponse } from '../../types.ts'
import { methodOf, queryOf } from './request.ts'
import { readCanonicalRequest, readStringToSign, stringToSign } from './string-to-sign.ts'

const method = '(GET|PUT|HEAD|POST|DELETE)'

/** Calls and sentences, each with the method in its group; an operation stands for its method: `put_object`. */
const tellings = [
  // SDKs of OBS, minio and the AWS SDK for Java: the method is an argument.
  `(?:createSignedUrl\\w{0,8}|TemporarySignatureRequest|generatePresignedUrl\\w{0,8}|presigned_?url|getPresignedObjectUrl|get_presigned_url)\\s*(?=\\()[^)]{0,200}?(?:HttpMethod\\w{0,4}\\.?|method["']?\\s?[:=]>?\\s?["']?|Method\\.|[(,]\\s?["'])${method}\\b`,
  `\\.Method\\s?=\\s?obs\\.HttpMethod${method}\\b`,
  // boto3, the AWS SDKs for JavaScript, Go, Java 2 and Rust, minio: an operation.
  `(?:generate_presigned_url|getSignedUrl\\w{0,8})\\([^)]{0,80}?["'](get|put|head|delete)_?object\\b`,
  `getSignedUrl\\([^)]{0,80}?new (get|put|head|delete)ObjectCommand`,
  `presign(?:ed)?_?(get|put|head|delete)_?object`,
  `(?:pre-?signed|signed)[- ]${method}[- ](?:url|link)`,
  `\\b${method} (?:pre-?signed|signed) (?:url|link)`,
  `(?:signed|generated|made|created|issued)(?: \\w{1,12}){0,3} (?:for|with|as)(?: an?| the)?(?: method| http method)? ${method}\\b`,
  `${method}\\s?(?:方法|方式|请求)?的?(?:临时|预签名|签名|上传)[^。\\s]{0,8}?(?:url|链接|地址)`,
  `(?:签名|生成|签发|签的)[^。\\n]{0,12}?(?:method|方法|方式|用|按|是|为)[^。\\n]{0,6}?${method}(?![a-z])`,
].map(pattern => new RegExp(pattern, 'gi'))

/** Commands whose links are for a GET. */
const signsForGet =
  /(?:obsutil sign|aws (?:[^\n|]{0,80} )?s3 presign|s3cmd signurl|rclone link|mc share download) /

/** The method for which a text tells that a link was made; null where it tells none, or several. */
function methodOfLink(text: string): string | null {
  const found = tellings.flatMap(telling => [...text.matchAll(telling)].map(([, name = '']) => name))
  const methods = new Set(found.map(name => name.toUpperCase()))
  if (signsForGet.test(text)) methods.add('GET')
  const [one] = methods
  return methods.size === 1 && one !== undefined ? one : null
}

/** The method with which a link was used: the server shows what it signed. Null where the request was no link. */
function methodUsed(response: ErrorResponse): string | null {
  const signed = stringToSign(response)
  const lines = signed && readStringToSign(signed.text.trimEnd())
  if (lines?.some(({ label }) => label === 'label-expires')) return lines[0]?.text ?? null
  const { CanonicalRequest } = response.details
  if (CanonicalRequest?.includes('X-Amz-Expires='))
    return readCanonicalRequest(CanonicalRequest)?.[0]?.text ?? null
  const query = queryOf(response)
  return query.has('signature') || query.has('x-amz-signature') ? methodOf(response) : null
}

/** The method that a link was made for and another one with which it was used; null where nothing tells of two. */
export function linkMethods(response: ErrorResponse): { client: string; server: string } | null {
  const { before, behind } = response.around
  const server = methodUsed(response)
  const client = server === null ? null : methodOfLink(`${before}\n${behind}`)
  return client !== null && server !== null && client !== server ? { client, server } : null
}
