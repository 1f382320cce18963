import { addDetail, type Fields } from '../syntax/fields.ts'
import { type Around, addObjectUrl, type Client } from './form.ts'

/** `getFileStatus on obs://bucket/key: ` in front of what the connector says of the answer. */
const operationBefore: Around = (fields: Fields, before) => {
  const match = /(\w+) on (obs:\/\/(?:(?! on obs:).)*|\S+): $/.exec(before)
  if (!match) return
  addDetail(fields, 'Operation', match[1] as string)
  if (!match[2]?.startsWith('obs://')) return
  fields.url = match[2]
  // Not encoded, and so no URL where the key has spaces.
  addObjectUrl(fields, match[2])
}

/** OBSFileSystem, the connector of Hadoop. */
export const hadoop: Client = {
  forms: [
    {
      name: 'hadoop-obs',
      client: 'hadoop-obs',
      triggers: ['ResponseCode['],
      pattern:
        /ResponseCode\[(?<status>-?\d+)\],\s?ErrorCode\[(?<code>[^\]]*)\],\s?ErrorMessage\[(?<message>.*?)\],\s?RequestId\[(?<requestId>\w*)\]/,
      samples: [
        'org.apache.hadoop.security.AccessControlException: getFileStatus on obs://b-1/k: ResponseCode[403],ErrorCode[AccessDenied],ErrorMessage[Request Error.],RequestId[0A]',
      ],
      around: [operationBefore],
      refine: (fields, { code, status }) => {
        // Where the body is missing the connector puts the indicator in place of the code.
        if (/^\d+$/.test(code ?? '')) fields.details = { ...fields.details, Indicator: code as string }
        return status === '-1' ? { ...fields, status: -1 } : fields
      },
    },
    {
      name: 'hadoop-obs-old',
      client: 'hadoop-obs',
      triggers: ['status ['],
      pattern:
        /status \[(?<status>-?\d+)\] - request id \[(?<requestId>\w*)\] - error code \[(?<code>[^\]]*)\] - error message \[(?<message>.*?)\]/,
      samples: [
        'OBSIOException: getFileStatus on obs://b-1/k: status [403] - request id [0A] - error code [AccessDenied] - error message [Access Denied] - trace :',
      ],
      around: [operationBefore],
      refine: (fields, { status }) => (status === '-1' ? { ...fields, status: -1 } : fields),
    },
  ],
}
