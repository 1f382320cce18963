/**
 * Messages of the server by which a code is known even where nothing names it. Each is the part of the Message that
 * never varies.
 */

import { trimEndOf } from '../syntax/trim.ts'

/**
 * Whose sentence it is:
 * `own`: OBS and its relatives alone;
 * `stores`: every store with the interface of S3, some of which log it in ways that are no error;
 * `anyone`: also programs that have nothing to do with storage.
 */
export type Use = 'own' | 'stores' | 'anyone'

export interface Sentence {
  code: string
  text: string
  use: Use
}

const own: [code: string, text: string][] = [
  ['VirtualHostDomainRequired', 'Virtual host domain is required while accessing a specific bucket'],
  ['RequestTimeTooSkewed', 'The difference between the request time and the current time is too large'],
  ['SignatureDoesNotMatch', 'The request signature we calculated does not match the signature you provided'],
  ['InvalidAccessKeyId', 'Access Key Id you provided does not exist in our records'],
  [
    'IllegalLocationConstraintException',
    'location constraint is incompatible for the region specific endpoint',
  ],
  ['AccessDenied', 'authentication requires a valid Date or x-obs-date header'],
  ['AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header'],
  ['BadDigest', 'The Content-MD5 you specified did not match what we received'],
  ['InvalidDigest', 'The Content-MD5 you specified was invalid'],
  ['EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed'],
  ['EntityTooLarge', 'Your proposed upload exceeds the maximum allowed'],
  [
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  ],
  [
    'BucketAlreadyOwnedByYou',
    'Your previous request to create the named bucket succeeded and you already own it',
  ],
  ['BucketAlreadyExists', 'The requested bucket name is not available'],
  ['InvalidObjectState', "The operation is not valid for the object's storage class"],
  ['InvalidObjectState', 'Access is not allowed, object state does not support the operation'],
  ['AuthorizationHeaderMalformed', 'The authorization header is malformed'],
  ['InvalidPartOrder', 'The list of parts was not in ascending order'],
  ['InvalidPart', 'One or more of the specified parts could not be found'],
  ['InvalidStorageClass', 'The storage class you specified is not valid'],
  ['NoSuchBucketPolicy', 'The bucket policy does not exist'],
  ['NoSuchCORSConfiguration', 'The CORS configuration does not exist'],
  ['NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
  ['NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration'],
  ['TooManyBuckets', 'You have attempted to create more buckets than allowed'],
  [
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed",
  ],
  ['MethodNotAllowed', 'The specified method is not allowed against this resource'],
  ['TemporaryRedirect', 'Please re-send this request to the specified temporary endpoint'],
  ['OperationAborted', 'A conflicting conditional operation is currently in progress against this resource'],
  [
    'RequestTimeout',
    'Your socket connection to the server was not read from or written to within the timeout period',
  ],
]

const stores: [code: string, text: string][] = [
  ['NoSuchUpload', 'The specified multipart upload does not exist'],
  ['NoSuchUpload', 'The specified upload does not exist. The upload ID may be invalid'],
  ['NoSuchBucket', 'The specified bucket does not exist'],
  ['RequestTimeTooSkewed', "The difference between the request time and the server's time is too large"],
  ['SlowDown', 'Resource requested is unreadable, please reduce your request rate'],
  ['SlowDown', 'Resource requested is unwritable, please reduce your request rate'],
  ['InternalError', 'We encountered an internal error, please try again'],
  [
    'PermanentRedirect',
    'The bucket you are attempting to access must be addressed using the specified endpoint',
  ],
  ['MissingContentLength', 'You must provide the Content-Length HTTP header'],
  ['AllAccessDisabled', 'All access to this object has been disabled'],
  ['AllAccessDisabled', 'All access to this bucket has been disabled'],
  ['NoSuchKey', 'The specified key does not exist'],
  ['NoSuchVersion', 'The specified version does not exist'],
  ['BucketNotEmpty', 'The bucket you tried to delete is not empty'],
  ['SlowDown', 'Please reduce your request rate'],
  ['InternalError', 'We encountered an internal error. Please try again'],
  ['InvalidRange', 'The requested range is not satisfiable'],
  ['PreconditionFailed', 'At least one of the pre-conditions you specified did not hold'],
  ['InvalidBucketName', 'The specified bucket is not valid'],
  ['ExpiredToken', 'The provided token has expired'],
  ['InvalidToken', 'The provided token is malformed or otherwise invalid'],
  ['KeyTooLongError', 'Your key is too long'],
  ['InvalidLocationConstraint', 'The specified location-constraint is not valid'],
]

const anyone: [code: string, text: string][] = [
  ['AccessDenied', 'Access Denied'],
  ['AccessDenied', 'Request has expired'],
]

/** Every sentence, the most specific first. */
export const sentences: readonly Sentence[] = (
  [
    ['own', own],
    ['stores', stores],
    ['anyone', anyone],
  ] as const
).flatMap(([use, list]) => list.map(([code, text]) => ({ code, text, use })))

/** The sentence in a text, or undefined. */
export function sentenceIn(text: string): Sentence | undefined {
  return sentences.find(sentence => text.includes(sentence.text))
}

/** The only code that a message can belong to, for forms without a code; null where there is none. */
export function codeOfMessage(message: string): string | null {
  const sentence = sentenceIn(message)
  return sentence === undefined || sentence.use === 'anyone' ? null : sentence.code
}

/** Whether a message of a code begins so, as where a line was broken. */
export function beginsMessage(code: string, text: string): boolean {
  return sentences.some(one => one.code === code && one.text.startsWith(text))
}

/** Whether a message is the server's message of a code, or a part of it: messages come cut off. */
export function isMessageOf(code: string, message: string): boolean {
  const start = trimEndOf(message, '.… \t\n')
  return sentences.some(
    sentence =>
      sentence.code === code &&
      (message.includes(sentence.text) ||
        (start.length > 12 &&
          (sentence.text.startsWith(start) || start.includes(sentence.text.slice(0, 40))))),
  )
}
