import { describe, expect, test } from 'vitest'
import type { FailureKind } from '../../src/decode/failure.ts'
import { findAll } from './find.ts'

/** How each client says that a request got no answer, with the kind of failure that this is. */

const host = 'b-1.obs.cn-north-4.myhuaweicloud.com'
const url = `https://${host}/k`
const failures: [kind: FailureKind, line: string][] = [
  ['dns-unknown', `curl: (6) Could not resolve host: ${host}`],
  ['bad-url', `curl: (3) URL using bad/illegal format or missing URL`],
  ['bad-url', `curl: (3) URL rejected: Malformed input to a URL function`],
  ['proxy', `curl: (5) Could not resolve proxy: proxy.corp.local`],
  ['refused', `curl: (7) Failed to connect to ${host} port 443 after 21 ms: Connection refused`],
  ['no-route', `curl: (7) Failed to connect to ${host} port 443: No route to host`],
  [
    'not-connected',
    `curl: (7) Failed to connect to ${host} port 443 after 2045 ms: Couldn't connect to server`,
  ],
  ['eof', `curl: (18) transfer closed with 1048576 bytes remaining to read`],
  ['connect-timeout', `curl: (28) Connection timed out after 10001 milliseconds`],
  [
    'connect-timeout',
    `curl: (28) Failed to connect to ${host} port 443 after 129874 ms: Connection timed out`,
  ],
  ['read-timeout', `curl: (28) Operation timed out after 30001 milliseconds with 0 bytes received`],
  ['dns-temporary', `curl: (28) Resolving timed out after 5000 milliseconds`],
  ['read-timeout', `curl: (28) Operation too slow. Less than 1000 bytes/sec transferred the last 30 seconds`],
  ['tls-not-tls', `curl: (35) error:1408F10B:SSL routines:ssl3_get_record:wrong version number`],
  ['reset', `curl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to ${host}:443`],
  ['tls-old-protocol', `curl: (35) error:1409442E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version`],
  ['tls', `curl: (35) error:14094410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure`],
  ['tls-cut', 'curl: (35) SSL connect error'],
  ['tls-name', `curl: (51) SSL: no alternative certificate subject name matches target host name '${host}'`],
  ['eof', `curl: (52) Empty reply from server`],
  ['broken-pipe', `curl: (55) Send failure: Broken pipe`],
  ['reset', `curl: (55) Send failure: Connection was reset`],
  ['reset', `curl: (56) Recv failure: Connection reset by peer`],
  ['proxy-refused', `curl: (56) CONNECT tunnel failed, response 403`],
  ['proxy-auth', `curl: (56) Received HTTP code 407 from proxy after CONNECT`],
  ['tls', `curl: (58) could not load PEM client certificate, OpenSSL error`],
  ['tls-untrusted', `curl: (60) SSL certificate problem: unable to get local issuer certificate`],
  ['tls-self-signed', `curl: (60) SSL certificate problem: self-signed certificate`],
  [
    'tls-self-signed-chain',
    `curl: (60) SSL certificate problem: self signed certificate in certificate chain`,
  ],
  ['tls-expired', `curl: (60) SSL certificate problem: certificate has expired`],
  [
    'tls-name',
    `curl: (60) SSL: no alternative certificate subject name matches target host name 'a.b.obs.cn-north-4.myhuaweicloud.com'`,
  ],
  [
    'tls-ca-file',
    `curl: (77) error setting certificate verify locations:  CAfile: /etc/pki/tls/certs/ca-bundle.crt CApath: none`,
  ],
  ['interrupted', `curl: (92) HTTP/2 stream 1 was not closed cleanly: INTERNAL_ERROR (err 2)`],
  // Go
  ['refused', `Put "${url}": dial tcp 100.125.1.2:443: connect: connection refused`],
  ['connect-timeout', `Put "${url}": dial tcp 100.125.1.2:443: i/o timeout`],
  ['tls-timeout', `Put "${url}": net/http: TLS handshake timeout`],
  ['no-route', `Get "${url}": dial tcp 100.125.1.2:443: connect: no route to host`],
  ['no-route', `Get "${url}": dial tcp 100.125.1.2:443: connect: network is unreachable`],
  ['dns-unknown', `Get "${url}": dial tcp: lookup ${host}: no such host`],
  ['dns-temporary', `Get "${url}": dial tcp: lookup ${host} on 10.0.0.2:53: server misbehaving`],
  [
    'dns-temporary',
    `Get "${url}": dial tcp: lookup ${host} on 10.0.0.2:53: read udp 10.0.0.5:4000->10.0.0.2:53: i/o timeout`,
  ],
  ['reset', `Put "${url}": read tcp 10.0.0.5:4242->100.125.1.2:443: read: connection reset by peer`],
  ['broken-pipe', `Put "${url}": write tcp 10.0.0.5:4242->100.125.1.2:443: write: broken pipe`],
  ['eof', `Put "${url}": EOF`],
  ['eof', `Get "${url}": unexpected EOF`],
  ['eof', `Put "${url}": http: server closed idle connection`],
  ['tls-untrusted', `Get "${url}": x509: certificate signed by unknown authority`],
  [
    'tls-untrusted',
    `Get "${url}": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
  ],
  [
    'tls-expired',
    `Get "${url}": x509: certificate has expired or is not yet valid: current time 2026-01-01T00:00:00Z is after 2025-12-01T00:00:00Z`,
  ],
  [
    'tls-name',
    `Get "https://a.b.obs.cn-north-4.myhuaweicloud.com/": x509: certificate is valid for *.obs.cn-north-4.myhuaweicloud.com, not a.b.obs.cn-north-4.myhuaweicloud.com`,
  ],
  ['tls-not-tls', `Get "${url}": http: server gave HTTP response to HTTPS client`],
  ['tls-not-tls', `Get "${url}": tls: first record does not look like a TLS handshake`],
  ['proxy-auth', `Get "${url}": Proxy Authentication Required`],
  ['proxy-refused', `Get "${url}": proxyconnect tcp: Forbidden`],
  ['proxy', `Get "${url}": proxyconnect tcp: dial tcp 10.0.0.9:3128: connect: connection refused`],
  [
    'read-timeout',
    `Get "${url}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
  ],
  ['read-timeout', `Get "${url}": net/http: timeout awaiting response headers`],
  ['timeout', `Put "${url}": context deadline exceeded`],
  ['aborted', `Put "${url}": context canceled`],
  ['no-credentials', `NoCredentialProviders: no valid providers in chain. Deprecated.`],
  [
    'no-credentials',
    `operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded`,
  ],
  // Java
  ...[
    'Caused by: ',
    'com.obs.services.exception.ObsException: OBS servcie Error Message. Request Error: ',
  ].flatMap((p): [FailureKind, string][] => [
    ['dns-unknown', p + `java.net.UnknownHostException: ${host}`],
    [
      'dns-unknown',
      p +
        `java.net.UnknownHostException: Unable to resolve host "${host}": No address associated with hostname`,
    ],
    [
      'refused',
      p + `java.net.ConnectException: Failed to connect to ${host}/100.125.1.2:443: Connection refused`,
    ],
    [
      'connect-timeout',
      p + `java.net.ConnectException: Failed to connect to ${host}/100.125.1.2:443: Connection timed out`,
    ],
    ['connect-timeout', p + `java.net.SocketTimeoutException: connect timed out to ${host}`],
    [
      'connect-timeout',
      p +
        `java.net.SocketTimeoutException: failed to connect to ${host}/100.125.1.2 (port 443) from /10.0.0.5 (port 41234) after 60000ms`,
    ],
    ['read-timeout', p + `java.net.SocketTimeoutException: Read timed out ${host}`],
    ['no-route', p + `java.net.NoRouteToHostException: No route to host (Host unreachable) ${host}`],
    ['reset', p + `java.net.SocketException: Connection reset ${host}`],
    ['broken-pipe', p + `java.net.SocketException: Broken pipe (Write failed) ${host}`],
    [
      'tls-untrusted',
      p +
        `javax.net.ssl.SSLHandshakeException: sun.security.validator.ValidatorException: PKIX path building failed: unable to find valid certification path to requested target ${host}`,
    ],
    [
      'tls-name',
      p +
        `javax.net.ssl.SSLPeerUnverifiedException: Hostname a.b.obs.cn-north-4.myhuaweicloud.com not verified:`,
    ],
    [
      'tls-old-protocol',
      p +
        `javax.net.ssl.SSLHandshakeException: No appropriate protocol (protocol is disabled or cipher suites are inappropriate) ${host}`,
    ],
    [
      'tls-old-protocol',
      p + `javax.net.ssl.SSLHandshakeException: Received fatal alert: protocol_version ${host}`,
    ],
    [
      'tls-not-tls',
      p + `javax.net.ssl.SSLException: Unrecognized SSL message, plaintext connection? ${host}`,
    ],
    ['eof', p + `javax.net.ssl.SSLException: SSL peer shut down incorrectly: EOF ${host}`],
    ['eof', p + `java.io.IOException: unexpected end of stream on https://${host}/...`],
    ['eof', p + `java.io.EOFException: \\n not found: limit=0 content=… ${host}`],
    ['eof', p + `org.apache.http.NoHttpResponseException: ${host}:443 failed to respond`],
    ['timeout', p + `java.io.InterruptedIOException: timeout ${host}`],
    ['reset', p + `okhttp3.internal.http2.StreamResetException: stream was reset: CANCEL ${host}`],
    ['proxy-refused', p + `java.io.IOException: Unexpected response code for CONNECT: 403 ${host}`],
    ['proxy-auth', p + `java.io.IOException: Failed to authenticate with proxy; 407 CONNECT ${host}`],
  ]),
  [
    'connect-timeout',
    `com.amazonaws.SdkClientException: Unable to execute HTTP request: Connect to ${host}:443 [${host}/100.125.1.2] failed: connect timed out`,
  ],
  [
    'refused',
    `software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: Connect to ${host}:443 [${host}/100.125.1.2] failed: Connection refused`,
  ],
  [
    'dns-unknown',
    `com.amazonaws.SdkClientException: Unable to execute HTTP request: ${host}: Name or service not known`,
  ],
  [
    'tls-untrusted',
    `com.amazonaws.SdkClientException: Unable to execute HTTP request: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target`,
  ],
  [
    'pool',
    `com.amazonaws.SdkClientException: Unable to execute HTTP request: Timeout waiting for connection from pool`,
  ],
  [
    'no-credentials',
    `com.amazonaws.SdkClientException: Unable to load AWS credentials from any provider in the chain`,
  ],
  // Python
  [
    'refused',
    `HTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /k (Caused by NewConnectionError('<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused'))`,
  ],
  [
    'no-route',
    `HTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /k (Caused by NewConnectionError('<x>: Failed to establish a new connection: [Errno 113] No route to host'))`,
  ],
  [
    'connect-timeout',
    `HTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /k (Caused by ConnectTimeoutError(<x>, 'Connection to ${host} timed out. (connect timeout=60)'))`,
  ],
  ['read-timeout', `HTTPSConnectionPool(host='${host}', port=443): Read timed out. (read timeout=60)`],
  [
    'dns-unknown',
    `HTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /k (Caused by NameResolutionError("<x>: Failed to resolve '${host}' ([Errno -2] Name or service not known)"))`,
  ],
  [
    'dns-temporary',
    `HTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /k (Caused by NewConnectionError('<x>: Failed to establish a new connection: [Errno -3] Temporary failure in name resolution'))`,
  ],
  [
    'tls-self-signed-chain',
    `HTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /k (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1006)')))`,
  ],
  [
    'tls-untrusted',
    `HTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /k (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)')))`,
  ],
  [
    'tls-expired',
    `HTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /k (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)')))`,
  ],
  [
    'tls-name',
    `HTTPSConnectionPool(host='a.b.obs.cn-north-4.myhuaweicloud.com', port=443): Max retries exceeded with url: /k (Caused by SSLError(CertificateError("hostname 'a.b.obs.cn-north-4.myhuaweicloud.com' doesn't match either of '*.obs.cn-north-4.myhuaweicloud.com'")))`,
  ],
  [
    'tls-name',
    `HTTPSConnectionPool(host='a.b.obs.cn-north-4.myhuaweicloud.com', port=443): Max retries exceeded with url: /k (Caused by SSLError(SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'a.b.obs.cn-north-4.myhuaweicloud.com'. (_ssl.c:1006)")))`,
  ],
  [
    'tls-not-tls',
    `HTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /k (Caused by SSLError(SSLError(1, '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1129)')))`,
  ],
  [
    'proxy-refused',
    `HTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /k (Caused by ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 403 Forbidden')))`,
  ],
  [
    'proxy-auth',
    `HTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /k (Caused by ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407 Proxy Authentication Required')))`,
  ],
  [
    'proxy',
    `HTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /k (Caused by ProxyError('Cannot connect to proxy.', NewConnectionError('<x>: Failed to establish a new connection: [Errno 111] Connection refused')))`,
  ],
  [
    'eof',
    `urllib3.exceptions.ProtocolError: ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response')) boto3`,
  ],
  [
    'reset',
    `requests.exceptions.ConnectionError: ('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer')) boto3`,
  ],
  [
    'broken-pipe',
    `requests.exceptions.ConnectionError: ('Connection aborted.', BrokenPipeError(32, 'Broken pipe')) boto3`,
  ],
  ['connect-timeout', `botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "${url}"`],
  ['read-timeout', `botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL: "${url}"`],
  [
    'eof',
    `botocore.exceptions.ConnectionClosedError: Connection was closed before we received a valid response from endpoint URL: "${url}".`,
  ],
  [
    'not-connected',
    `botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "${url}"`,
  ],
  [
    'tls-self-signed-chain',
    `botocore.exceptions.SSLError: SSL validation failed for ${url} [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self signed certificate in certificate chain (_ssl.c:1006)`,
  ],
  ['no-credentials', `botocore.exceptions.NoCredentialsError: Unable to locate credentials`],
  [
    'no-credentials',
    `Unable to locate credentials. You can configure credentials by running "aws configure".`,
  ],
  // Node
  ['refused', `Error: connect ECONNREFUSED 100.125.1.2:443`],
  ['connect-timeout', `Error: connect ETIMEDOUT 100.125.1.2:443`],
  ['no-route', `Error: connect EHOSTUNREACH 100.125.1.2:443`],
  ['no-route', `Error: connect ENETUNREACH 100.125.1.2:443 - Local (0.0.0.0:0)`],
  ['dns-unknown', `Error: getaddrinfo ENOTFOUND ${host}`],
  ['dns-temporary', `Error: getaddrinfo EAI_AGAIN ${host}`],
  ['reset', `{ errno: -104, code: 'ECONNRESET', syscall: 'read', host: '${host}' }`],
  ['broken-pipe', `{ errno: -32, code: 'EPIPE', syscall: 'write', hostname: '${host}' }`],
  [
    'tls-self-signed-chain',
    `{ message: 'self signed certificate in certificate chain', code: 'SELF_SIGNED_CERT_IN_CHAIN', hostname: '${host}' }`,
  ],
  [
    'tls-untrusted',
    `{ message: 'unable to get local issuer certificate', code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', hostname: '${host}' }`,
  ],
  [
    'tls-untrusted',
    `{ message: 'unable to verify the first certificate', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', hostname: '${host}' }`,
  ],
  [
    'tls-self-signed',
    `{ message: 'self signed certificate', code: 'DEPTH_ZERO_SELF_SIGNED_CERT', hostname: '${host}' }`,
  ],
  ['tls-expired', `{ message: 'certificate has expired', code: 'CERT_HAS_EXPIRED', hostname: '${host}' }`],
  [
    'tls-name',
    `Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match certificate's altnames: Host: a.b.obs.cn-north-4.myhuaweicloud.com. is not in the cert's altnames: DNS:*.obs.cn-north-4.myhuaweicloud.com`,
  ],
  [
    'connect-timeout',
    `{ code: 'UND_ERR_CONNECT_TIMEOUT', message: 'Connect Timeout Error', hostname: '${host}' }`,
  ],
  ['eof', `Error: socket hang up (obs upload to ${host})`],
  ['reset', `OBS upload failed: Error: read ECONNRESET at TLSWrap.onStreamRead`],
  ['refused', `TypeError: fetch failed ${url} cause: Error: connect ECONNREFUSED 100.125.1.2:443`],
  ['no-credentials', `CredentialsProviderError: Could not load credentials from any providers`],
  // .NET
  ['dns-unknown', `System.Net.Http.HttpRequestException: No such host is known. (${host}:443)`],
  ['dns-unknown', `System.Net.Http.HttpRequestException: Name or service not known (${host}:443)`],
  ['refused', `System.Net.Http.HttpRequestException: Connection refused (${host}:443)`],
  [
    'connect-timeout',
    `System.Net.Http.HttpRequestException: A connection attempt failed because the connected party did not properly respond after a period of time, or established connection failed because connected host has failed to respond. (${host}:443)`,
  ],
  [
    'tls-untrusted',
    `Amazon.S3 ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: PartialChain`,
  ],
  [
    'tls-name',
    `OBS: System.Security.Authentication.AuthenticationException: The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch`,
  ],
  [
    'read-timeout',
    `System.Threading.Tasks.TaskCanceledException: The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing. (${host})`,
  ],
  [
    'eof',
    `Amazon.S3 upload: System.Net.Http.HttpIOException: The response ended prematurely. (ResponseEnded)`,
  ],
  [
    'reset',
    `OBS.ObsException ---> System.IO.IOException: Unable to read data from the transport connection: Connection reset by peer.`,
  ],
  [
    'tls',
    `OBS upload: System.Net.Http.HttpRequestException: The SSL connection could not be established, see inner exception.`,
  ],
  [
    'no-credentials',
    `Amazon.Runtime.AmazonServiceException: Unable to get IAM security credentials from EC2 Instance Metadata Service.`,
  ],
  // PHP
  [
    'tls-untrusted',
    `Error executing "PutObject" on "${url}"; AWS HTTP error: cURL error 60: SSL certificate problem: unable to get local issuer certificate (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for ${url}`,
  ],
  [
    'dns-unknown',
    `Error executing "PutObject" on "${url}"; AWS HTTP error: cURL error 6: Could not resolve host: ${host} (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for ${url}`,
  ],
  [
    'connect-timeout',
    `GuzzleHttp\\Exception\\ConnectException: cURL error 28: Failed to connect to ${host} port 443: Timed out (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for ${url}`,
  ],
  [
    'eof',
    `Obs\\ObsException: cURL error 52: Empty reply from server (see https://curl.haxx.se/libcurl/c/libcurl-errors.html)`,
  ],
  // Ruby
  [
    'dns-unknown',
    `Seahorse::Client::NetworkingError: Failed to open TCP connection to ${host}:443 (getaddrinfo: Name or service not known)`,
  ],
  [
    'refused',
    `Seahorse::Client::NetworkingError: Failed to open TCP connection to ${host}:443 (Connection refused - connect(2) for "${host}" port 443)`,
  ],
  [
    'tls-untrusted',
    `Seahorse::Client::NetworkingError (SSL_connect returned=1 errno=0 state=error: certificate verify failed (unable to get local issuer certificate)) Aws::S3`,
  ],
  ['read-timeout', `Net::ReadTimeout with #<TCPSocket:(closed)> (Aws::S3)`],
  ['connect-timeout', `Excon::Error::Timeout: connect timeout reached fog`],
  ['dns-unknown', `Excon::Error::Socket: getaddrinfo: Name or service not known (SocketError) fog`],
  [
    'tls-untrusted',
    `Excon::Error::Certificate: certificate verify failed (unable to get local issuer certificate) (OpenSSL::SSL::SSLError) fog`,
  ],
  [
    'no-credentials',
    `Aws::Sigv4::Errors::MissingCredentialsError: missing credentials, provide credentials with one of the following options`,
  ],
  // Rust
  [
    'dns-unknown',
    `error sending request for url (${url}): error trying to connect: dns error: failed to lookup address information: Name or service not known`,
  ],
  [
    'refused',
    `error sending request for url (${url}): error trying to connect: tcp connect error: Connection refused (os error 111)`,
  ],
  [
    'tls-untrusted',
    `error sending request for url (${url}): error trying to connect: invalid peer certificate: UnknownIssuer`,
  ],
  ['timeout', `error sending request for url (${url}): operation timed out`],
  ['eof', `error sending request for url (${url}): connection closed before message completed`],
  [
    'dns-unknown',
    `DispatchFailure(DispatchFailure { source: ConnectorError { kind: Io, source: hyper::Error(Connect, ConnectError("dns error", Custom { kind: Uncategorized, error: "failed to lookup address information: Name or service not known" })), connection: Unknown } }) S3`,
  ],
  [
    'no-credentials',
    `the credential provider was not enabled: no providers in chain provided credentials S3`,
  ],
  // C, s3fs, others
  [
    'refused',
    `In function :(request_perform) curl_easy_perform failed, CURLcode = 7, curl_error_message is 'Failed to connect to ${host} port 443: Connection refused'`,
  ],
  [
    'dns-unknown',
    `curl_easy_perform failed, CURLcode = 6, curl_error_message is 'Couldn't resolve host name', obs_status = OBS_STATUS_NameLookupError(31), curlErrorBuffer = Could not resolve host: ${host}`,
  ],
  ['dns-unknown', `[ERR] curl.cpp:RequestPerform(2512): ### CURLE_COULDNT_RESOLVE_HOST`],
  ['read-timeout', `[ERR] curl.cpp:RequestPerform(2512): ### CURLE_OPERATION_TIMEDOUT`],
  ['not-connected', `[ERR] curl.cpp:RequestPerform(2498): ### CURLE_COULDNT_CONNECT`],
  ['tls-untrusted', `s3fs: [ERR] curl.cpp:RequestPerform(2512): ### CURLE_PEER_FAILED_VERIFICATION`],
  ['dns-unknown', `PUT ${url} net::ERR_NAME_NOT_RESOLVED`],
  ['reset', `PUT ${url} net::ERR_CONNECTION_RESET`],
  ['connect-timeout', `PUT ${url} net::ERR_CONNECTION_TIMED_OUT`],
  ['tls-name', `GET https://a.b.obs.cn-north-4.myhuaweicloud.com/k net::ERR_CERT_COMMON_NAME_INVALID`],
  ['tls-untrusted', `GET ${url} net::ERR_CERT_AUTHORITY_INVALID`],
  ['tls-expired', `GET ${url} net::ERR_CERT_DATE_INVALID`],
  ['dns-unknown', `mc: <ERROR> Unable to list. Get "${url}": dial tcp: lookup ${host}: no such host.`],
  [
    'dns-unknown',
    `obsutil: Put "${url}": dial tcp: lookup ${host}: no such host, error message [Put "${url}": dial tcp: lookup ${host}: no such host]`,
  ],
  [
    'dns-unknown',
    `AWS Error NETWORK_CONNECTION during CreateBucket operation: curlCode: 6, Couldn't resolve host name`,
  ],
]

describe('a request that got no answer', () => {
  test.each(failures)('%s: %s', async (kind, line) => {
    const found = await findAll(`${line}\n`)
    expect(found.map(({ response }) => response)).toMatchObject([
      { code: null, status: null, unanswered: true, details: { Failure: kind } },
    ])
  })
})
