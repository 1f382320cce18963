import { isElsewhere, isHost } from '../../hosts.ts'
import { addDetail } from '../syntax/fields.ts'
import type { Client, TextForm } from './form.ts'

/** Classes that Java throws where a request gets no answer, with the packages around. */
const classes = [
  'java.net.UnknownHostException',
  'java.net.ConnectException',
  'java.net.SocketTimeoutException',
  'java.net.NoRouteToHostException',
  'java.net.SocketException',
  'java.net.http.HttpConnectTimeoutException',
  'java.net.http.HttpTimeoutException',
  'javax.net.ssl.SSLHandshakeException',
  'javax.net.ssl.SSLPeerUnverifiedException',
  'javax.net.ssl.SSLException',
  'javax.net.ssl.SSLProtocolException',
  'org.apache.http.NoHttpResponseException',
  'org.apache.http.conn.ConnectTimeoutException',
  'org.apache.http.conn.HttpHostConnectException',
  'java.io.InterruptedIOException: timeout',
  'java.io.IOException: unexpected end of stream',
  'java.io.IOException: Broken pipe',
  'java.io.IOException: Connection reset',
  'java.io.EOFException',
  'okhttp3.internal.http2.',
]

/** A host in what such an exception says, with its port. */
const host = /([\w-]{1,63}(?:\.[\w-]{1,63}){1,9})(?:[/:](?:[\d.]{7,15}:)?(\d{1,5})\b)?/

const readException: NonNullable<TextForm['refine']> = (fields, { text = '' }, line) => {
  const name = classes.find(one => line.includes(one)) ?? ''
  const short = /\w+(?:: .*)?$/.exec(name)?.[0] ?? ''
  const [, named, port] = host.exec(text) ?? []
  // An exception of its own may be of a database, a queue, anything: the host decides, or the program around.
  const isStorage = /[Oo]bs[A-Z.]|\bOBS\b|\bobs\b|[Ss]3|jets3t|minio|bucket|oss\./.test(line)
  if (named ? !isHost('storage', named, port) && (!isStorage || isElsewhere(named, port)) : !isStorage)
    return null
  if (named) addDetail(fields, 'Host', named)
  return { ...fields, message: `${short}${text ? `: ${text}` : ''}`.trimEnd() }
}

/** Java's network classes. */
export const java: Client = {
  forms: [
    {
      name: 'java-network',
      client: null,
      triggers: classes,
      pattern: classes.map(name => `${name}{_:caught}«: {text:text}»`.replace('{_:caught}', '')),
      samples: classes.map(name =>
        `Caused by: ${name}${name.includes('Exception: ') ? '' : ': failed'} b-1.obs.cn-north-4.myhuaweicloud.com`.replace(
          'http2.: failed',
          'http2.StreamResetException: stream was reset by',
        ),
      ),
      unanswered: true,
      refine: readException,
    },
  ],
}
