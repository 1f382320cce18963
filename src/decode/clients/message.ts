import type { Client, TextForm } from './form.ts'

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
  [
    'IllegalLocationConstraintException',
    'location constraint is incompatible for the region specific endpoint',
  ],
  ['AccessDenied', 'authentication requires a valid Date or x-obs-date header'],
  ['NoSuchUpload', 'The specified multipart upload does not exist'],
  ['NoSuchBucket', 'The specified bucket does not exist'],
  ['NoSuchKey', 'The specified key does not exist'],
  ['BucketNotEmpty', 'The bucket you tried to delete is not empty'],
]

/** From here on the sentences are those of other stores too, which log them behind gRPC and in JSON. */
const shared = sentences.findIndex(([code]) => code === 'NoSuchUpload')

/** The code that a message in a form without one can only belong to, or null. */
export function codeOfMessage(message: string): string | null {
  return sentences.find(([, sentence]) => message.includes(sentence))?.[0] ?? null
}

/** A field of a log that holds the sentence and nothing else may have others behind it. */
const loggedEnd = '|(?<=\\b(?:err|error|msg|message)"?\\s?[:=]\\s?"\\k<message>)"[,}\\s]'

const forms = sentences.map(
  ([code, sentence], index): TextForm => ({
    name: `message-${code}${/OBS/.test(sentence) ? '-obs' : ''}`,
    client: null,
    triggers: [sentence],
    pattern: new RegExp(
      `(?:^|(?<!Description)[:>"'([]\\s*|\\. |[A-Z]\\w*(?:Error|Exception|Id|Key|Bucket|Match|Skewed|Required) ${index < shared ? '|desc = ' : ''})` +
        `(?<message>(?:(?:The|OBS) \\S* ?)?${sentence}(?:\\.[^"<]{0,160}?)?)` +
        `(?:,\\s?[Rr]equest[ _-]?[Ii][Dd]\\s?[:=]\\s?(?<requestId>\\w{1,64}))?` +
        `(?:["')\\].]*\\s*$${index < shared ? loggedEnd : ''})`,
    ),
    samples: [`${sentence}.`],
    code,
  }),
)

export const messages: Client = { forms }
