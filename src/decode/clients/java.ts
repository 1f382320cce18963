import type { Client } from './form.ts'

/** Classes that Java throws where a request gets no answer, with the packages around. */
const classes = [
  'java.net.UnknownHostException',
  'java.net.ConnectException',
  'java.net.SocketTimeoutException',
  'java.net.NoRouteToHostException',
  'java.net.BindException',
  'java.net.SocketException',
  'java.net.UnknownServiceException',
  'io.ktor.client.network.sockets.ConnectTimeoutException',
  'io.ktor.client.plugins.HttpRequestTimeoutException',
  'java.net.http.HttpConnectTimeoutException',
  'java.net.http.HttpTimeoutException',
  'javax.net.ssl.SSLHandshakeException',
  'javax.net.ssl.SSLPeerUnverifiedException',
  'javax.net.ssl.SSLException',
  'javax.net.ssl.SSLProtocolException',
  'org.apache.http.NoHttpResponseException',
  'org.apache.http.conn.ConnectTimeoutException',
  'org.apache.http.conn.HttpHostConnectException',
  'org.apache.http.conn.ConnectionPoolTimeoutException',
  'java.io.InterruptedIOException: timeout',
  'java.io.IOException: unexpected end of stream',
  'java.io.IOException: Broken pipe',
  'java.io.IOException: Connection reset',
  'java.io.EOFException',
  'java.io.IOException: Unexpected response code for CONNECT: ',
  'java.io.IOException: Failed to authenticate with proxy',
  'okhttp3.internal.http2.StreamResetException',
  'okhttp3.internal.http2.ConnectionShutdownException',
]

/** Libraries that the SDK needs in a version of its own. */
const libraries = ['okhttp3', 'okio', 'org.apache.logging.log4j', 'com.fasterxml.jackson']

/** Java's network classes, and libraries that are missing or do not fit. */
export const java: Client = {
  forms: [
    {
      name: 'java-library',
      client: null,
      triggers: ['NoSuchMethodError: ', 'NoClassDefFoundError: ', 'ClassNotFoundException: '],
      pattern: [
        'NoSuchMethodError: {message:text}',
        'NoClassDefFoundError: {message:text}',
        'ClassNotFoundException: {message:text}',
      ],
      where: { message: new RegExp(`(?:${libraries.join('|').replaceAll('.', '[./]')})[./]`) },
      samples: [
        'java.lang.NoSuchMethodError: okhttp3.RequestBody.create(Lokhttp3/MediaType;[B)Lokhttp3/RequestBody; # obs://b-1',
        'java.lang.NoClassDefFoundError: okio/ByteString # obs://b-1',
        'Caused by: java.lang.ClassNotFoundException: org.apache.logging.log4j.LogManager # obs://b-1',
      ],
      unanswered: true,
      isCommon: true,
      message: '{match}',
    },
    {
      name: 'java-network',
      client: null,
      triggers: classes,
      pattern: classes.map(name => `${name}«: {text:text}»`),
      samples: classes.map(name => `Caused by: ${name}: b-1.obs.cn-north-4.myhuaweicloud.com:443`),
      unanswered: true,
      isCommon: true,
      host: 'any',
      hostIn: 'text',
      // The name of the class without its package.
      refine: (fields, { text }, line) => {
        const name = classes.find(one => line.includes(one)) ?? ''
        const short = name.slice(name.lastIndexOf('.', name.indexOf('Exception')) + 1)
        return { ...fields, message: text ? `${short}: ${text}` : short.trimEnd() }
      },
    },
  ],
}
