import type { TextForm } from './form.ts'

/**
 * Tools that print only the Message. A sentence counts where no other service words it so, and where it ends the line:
 * inside prose it is being talked about.
 */
const sentences: [code: string, sentence: string][] = [
  ['VirtualHostDomainRequired', 'Virtual host domain is required while accessing a specific bucket'],
  ['RequestTimeTooSkewed', 'The difference between the request time and the current time is too large'],
  ['SignatureDoesNotMatch', 'The request signature we calculated does not match the signature you provided'],
  ['InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records'],
  ['InvalidAccessKeyId', 'The OBS Access Key Id you provided does not exist in our records'],
  ['NoSuchUpload', 'The specified multipart upload does not exist'],
  ['NoSuchBucket', 'The specified bucket does not exist'],
  ['NoSuchKey', 'The specified key does not exist'],
  [
    'IllegalLocationConstraintException',
    'location constraint is incompatible for the region specific endpoint',
  ],
  ['BucketNotEmpty', 'The bucket you tried to delete is not empty'],
  ['AccessDenied', 'authentication requires a valid Date or x-obs-date header'],
]

export const messages: TextForm[] = sentences.map(([code, sentence], index) => ({
  name: `message-${index}`,
  client: null,
  trigger: sentence,
  pattern: new RegExp(
    `(?:^|[:>"'([]\\s*|\\. |[A-Z]\\w*(?:Error|Exception|Id|Key|Bucket|Match|Skewed|Required) )(?<message>(?:(?:The|OBS) \\S* ?)?${sentence.replaceAll('.', '\\.')}(?:[.,][^"<]{0,160}?)?)["')\\].]*\\s*$`,
  ),
  example: `${sentence}.`,
  refine: fields => ({ ...fields, code }),
}))
