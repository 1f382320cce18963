import type { Fields } from './syntax/fields.ts'

/** Why a request got no answer, told from what the client says: one word for what every client words differently. */

/**
 * The kinds of failures, each with the words that clients use; the first kind that fits counts. In a list the first
 * pattern decides alone, or the second and the third together.
 */
const kinds = {
  'no-credentials':
    /NoCredential|locate credentials|load (?:AWS )?credentials|load default credentials|credentials provider|CredentialsProviderError|No AWS [Cc]redential|[Mm]issing credentials|EmptyStaticCreds|static credentials are empty|refresh cached credentials|IAM security credentials|resolve AWS credentials|retriev(?:e|ing) credentials|InstanceProfile|no EC2 IMDS role|EC2 (?:IMDS|[Mm]etadata|[Ii]nstance [Mm]etadata)|ec2imds|(?:169\.254\.(?:169\.254|170\.2)|metadata\.google\.internal|100\.100\.100\.200)(?![\w.])|\/latest\/(?:api\/token|meta-data\/iam)|\/latest\/securitykey|Failed to connect to service endpoint|no providers in chain|PartialCredentials|NoAuthWithAWS|NoToken|NULL_SECRETE?_ACCESS_KEY|credentials? (?:is|are|must|not|was)/,
  'proxy-auth': [
    /Proxy Authentication Required|authenticate with proxy|ProxyStatus=407/,
    /proxy|tunnel|CONNECT/i,
    /\b407\b/,
  ],
  'proxy-refused':
    /CONNECT tunnel failed|response code for CONNECT|[Tt]unnel connection failed|HTTP code \d{3} from proxy|tunnel through proxy|proxyconnect tcp: (?:Forbidden|Bad)|ProxyStatus=/,
  proxy:
    /resolve proxy|proxyconnect|connect to proxy|ProxyError|via proxy|COULDNT_RESOLVE_PROXY|CURLE_PROXY|EstablishProxyTunnel/,
  'class-missing':
    /ClassNotFoundException|NoClassDefFoundError|No FileSystem for scheme|UnsupportedFileSystem/,
  'class-version':
    /NoSuchMethodError|NoSuchFieldError|IncompatibleClassChange|AbstractMethodError|LinkageError/,
  'library-missing': /error while loading shared libraries|cannot open shared object|DLL load failed|GLIBC_/,
  ports: /[Cc]annot assign requested address|EADDRNOTAVAIL|one usage of each socket address|10048/,
  'files-limit': /[Tt]oo many open files|EMFILE|ENFILE/,
  'mixed-content': /Mixed Content: |mixed active content/,
  pool: /connection from pool|ConnectionPoolTimeout|[Pp]ool (?:is )?exhausted|no free connection/,
  'closed-file':
    /(?:read of|on|from) closed (?:file|stream)|[Ss]tream (?:is )?(?:already )?closed|not seekable|(?<![A-Za-z])ResetException/,
  cleartext: /CLEARTEXT communication|[Cc]leartext HTTP traffic|App Transport Security/,
  'domain-list': /not in (?:domain|allowed) list|合法域名列表/,
  'bad-header':
    /Invalid character in header|[Ii]nvalid header (?:field )?value|[Ii]llegal header value|failed to parse header value|[Uu]nexpected char 0x0?[ad]\b|return character\(s\) in header|header value.{0,40}(?:newline|line break|return character)|net\/http: invalid header/,
  'no-endpoint': /[Ee]nd ?[Pp]oint (?:is )?(?:not set|null|empty|missing|required)|NULL_HOSTNAME|no endpoint/,
  'aws-account-check': /sts\.(?:[a-z0-9-]{1,30}\.)?amazonaws\.com|GetCallerIdentity/,
  'stored-framing': /;chunk-signature=|x-amz-checksum-[a-z0-9]+:|[Cc]ontent-[Ee]ncoding/,
  'tls-revocation': /REVOCATION|revocation|revoked|吊销|certificate CRL/,
  'tls-self-signed-chain': /self[- ]signed certificate in (?:certificate )?chain|SELF_SIGNED_CERT_IN_CHAIN/i,
  'tls-self-signed': /self[- ]signed|DEPTH_ZERO_SELF_SIGNED/i,
  'tls-expired':
    /certificate has expired|CERT_HAS_EXPIRED|CertificateExpired|NSURLErrorDomain -120[14]|certificate (?:is )?expired|expired or is not yet valid|not yet valid|NotTimeValid|CERT_DATE|CERT_NOT_YET_VALID|invalid peer certificate: (?:Expired|certificate not valid yet|NotValidYet)|verification time \d|CertificateNotYetValid|NotBefore: |validity check failed|证书(?:已|已经)?过期/i,
  'tls-name':
    /ALTNAME|CERT_COMMON_NAME|altnames|certificate is valid for|alternative certificate subject name|subject alternative|target host ?name|NameMismatch|[Hh]ost ?name mismatch|[Hh]ostname [\w.-]{1,255} not verified|doesn't match|NotValidForName|certificate subject name|CN_NO_MATCH/,
  'tls-ca-file': /certificate verify locations|setting certificate file|CACERT_BADFILE|CA bundle|TLS CA/,
  'tls-untrusted':
    /issuer|UNABLE_TO_(?:GET|VERIFY)|unknown (?:certificate )?authority|PKIX|certification path|certificate verify failed|verify the first certificate|UntrustedRoot|PartialChain|CERT_UNTRUSTED|CERT_AUTHORITY|Trust anchor|certificate is not trusted|remote certificate (?:is|was) (?:invalid|rejected)|ServerFailedVerification|peer failed verification|SSL_CACERT|NSURLErrorDomain -120[23]|PEER_FAILED_VERIFICATION|verify result|CERTIFICATE_VERIFY_FAILED|远程证书(?:无效|被)|颁发机构/i,
  'tls-not-tls':
    /wrong version number|does not look like a TLS|Unrecognized SSL message|HTTP response to HTTPS|plaintext connection|packet length too long|record layer failure|InvalidContentType/i,
  'tls-old-protocol':
    /protocol[ _]version|UNSUPPORTED_PROTOCOL|unsupported protocol(?! scheme)|SSL\/TLS secure channel|安全通道|closed the transport stream|已关闭传输流|SecureChannelFailure|appropriate protocol|protocol not supported|cipher (?:suites? in common|mismatch)|NO_SHARED_CIPHER|old protocol/i,
  'bad-url':
    /malformed|[Uu]nsupported protocol|[Pp]rotocol "|URL rejected|Invalid URL|No host part|no Host in request|URL using bad|Bad hostname|NULL_HOSTNAME|Invalid endpoint/,
  'scheme-as-host':
    /(?:ENOTFOUND|EAI_AGAIN|lookup|[Hh]ost:?|UnknownHost(?:Exception)?:|host=|address for) ?['"]?https?(?![\w.-]|:\/\/)/,
  'dns-temporary': [
    /EAI_AGAIN|emporary failure in name|server misbehaving|Errno -3\b|Resource temporarily unavailable \([\w.-]{1,255}:\d+\)|Resolving timed out/,
    /lookup /,
    /i\/o timeout|try again/,
  ],
  'dns-unknown':
    /resolve host|RESOLVE_HOST|resolve: |[Cc]ouldn't resolve|no such host|ENOTFOUND|UnknownHost|[Ff]ailed host lookup|Name or service|nodename nor|getaddrinfo|Name does not resolve|such host is known|address associated|lookup address|dns error|name could not be resolved|NameResolution|[Ff]ailed to resolve|Errno -[25]\b|NameLookup|name or service not known|hostname could not be found|NSURLErrorDomain -100[36]|ERR_NAME_NOT_RESOLVED|未能解析此?远程名称|不知道这样的主机|无法解析(?:主机|域名|服务器)/,
  refused: /NSURLErrorDomain -1004|refused(?! to get unsafe)|10061|积极拒绝|拒绝连接|连接被拒绝/i,
  'no-route':
    /NSURLErrorDomain -1009|[Nn]o route|NoRouteToHost|EHOSTUNREACH|ENETUNREACH|unreachable|[Hh]ost is down|10051|10065|无法访问(?:的)?(?:网络|主机)|没有到主机的路由|网络不可达/,
  'tls-cut':
    /remote party (?:has )?closed the transport|远程方已关闭传输流|Remote host (?:closed|terminated)|before secure TLS|SSL connect error|peer (?:closed|terminated).{0,20}handshake/,
  'tls-timeout': /TLS handshake timeout|handshake (?:operation )?timed out|TLS handshake timed out/,
  'connect-timeout': [
    /[Cc]onnect(?:ion)? ?time|connect timed out|ConnectTimeout|Connection timed out|connect ETIMEDOUT|10060|did not properly respond|connection attempt failed|UND_ERR_CONNECT|ERR_CONNECTION_TIMED_OUT|没有正确答复|连接尝试失败|连接超时/,
    /Failed to connect|dial tcp|connect(?:ing)? to /,
    /timed out|timeout/i,
  ],
  'read-timeout': [
    /[Rr]ead ?[Tt]imed? ?out|read timeout|SocketTimeout|awaiting (?:response )?headers|bytes received|reading body|HEADERS_TIMEOUT|BODY_TIMEOUT|ESOCKETTIMEDOUT|HttpClient\.Timeout|Low speed|too slow|OPERATION_TIMEDOUT|读取超时/,
    /read tcp/,
    /timeout/,
  ],
  timeout: /NSURLErrorDomain -1001|timed? ?out|deadline exceeded|ETIMEDOUT|超时/i,
  'broken-pipe': /[Bb]roken ?pipe|EPIPE/,
  reset:
    /NSURLErrorDomain -1005|reset|ECONNRESET|ECONNABORTED|forcibly closed|connection was aborted|10053|10054|CONNECTION_ABORTED|强迫关闭|连接被重置|重置连接/i,
  eof: /EOF|[Ee]mpty reply|[Uu]nexpected end|NoHttpResponse|failed to respond|RemoteDisconnected|[Cc]losed before|prematurely|hang up|[Pp]remature close|IncompleteMessage|IncompleteRead|transfer closed|ended prematurely|UND_ERR_SOCKET|other side closed|end of stream|erver closed|onnection (?:was )?closed|PartialFile|partial file|GOT_NOTHING|ERR_EMPTY_RESPONSE|end closed|closed by (?:peer|the remote)|连接(?:已)?(?:被)?意外(?:地)?关闭|连接已关闭/,
  aborted: /NSURLErrorDomain -999|[Cc]ancel|[Aa]borted/,
  tls: /NSURLErrorDomain -1200|SSL|TLS|handshake|tls:/,
  'bad-argument':
    /TooLong|Bad(?:ContentType|Md5|CacheControl|ContentDisposition|ContentEncoding|IfMatch|IfNotMatch|Grantee|Permission)|InvalidParameter|TooManyGrants|QueryParams/,
  local:
    /[Nn]o such file|permission denied|OpenFileFailed|EmptyFile|OutOfMemory|no space left|disk|Interrupted/,
  'not-connected':
    /FailedToConnect|COULDNT_CONNECT|[Cc]ould ?n[o']t connect|[Ff]ailed to connect|[Uu]nable to connect/,
  /** The kernel tells programs on a mount no more. */
  eio: /Input\/output error|输入\/输出错误|Transport endpoint is not connected|传输端点尚未连接/,
  /** Browsers hide why from the page, and whether there was an answer. */
  hidden: /AxiosError: Network Error|TypeError: (?:Failed to fetch|NetworkError|Load failed)|ERR_NETWORK\b/,
  interrupted:
    /onnection ?(?:[Ff]ailed|aborted|broken|error|problem|issue)|[Ff]ailed (?:sending|to send|writing|receiving)|ecv failure|end failure|send request failed|NETWORK_CONNECTION|[Uu]nable to (?:execute|reach)|fetch failed|Network Error|SEND_ERROR|RECV_ERROR/,
}

/** Codes of Node, libuv and OpenSSL for a connection that failed; failures of files have other codes. */
export const networkCode =
  /^(?:ECONN(?:REFUSED|RESET|ABORTED)|E(?:SOCKET)?TIMEDOUT|ENOTFOUND|EAI_[A-Z]{2,9}|E(?:HOST|NET)(?:UNREACH|DOWN)|EPIPE|EPROTO|EADDRNOTAVAIL|ERR_(?:TLS|SSL|SOCKET|NETWORK|STREAM_PREMATURE)\w{0,40}|UND_ERR_\w{1,40}|CERT_\w{1,40}|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w{1,40}|SELF_SIGNED_CERT\w{0,20}|HOSTNAME_MISMATCH)$/

export type FailureKind = keyof typeof kinds

const table = Object.entries(kinds) as [FailureKind, RegExp | RegExp[]][]

/** Whether a text fits: the first pattern alone, or the second and the third together. */
function fits(text: string, said: RegExp | RegExp[]): boolean {
  const [one, first, second] = [said].flat() as [RegExp, RegExp?, RegExp?]
  return one.test(text) || (first?.test(text) === true && second?.test(text) === true)
}

/** The kind by curl's exit status, for messages that do not tell the kind. */
const curlExits: Record<string, FailureKind> = {
  1: 'bad-url',
  3: 'bad-url',
  5: 'proxy',
  6: 'dns-unknown',
  7: 'not-connected',
  18: 'eof',
  28: 'timeout',
  35: 'tls',
  51: 'tls-name',
  52: 'eof',
  53: 'tls',
  55: 'interrupted',
  56: 'interrupted',
  58: 'tls',
  60: 'tls-untrusted',
  77: 'tls-ca-file',
  83: 'tls-untrusted',
  91: 'tls-untrusted',
  92: 'interrupted',
  97: 'proxy',
}

const curlExit = /\b(?:curl: \(|cURL error |CURLcode = |CURLE?\()(\d{1,2})\b/

/** Kinds that tell little: the lines above may say more of the same failure. */
const vague = new Set<FailureKind | null>([null, 'tls', 'interrupted', 'not-connected', 'timeout'])
/** Kinds that the lines above may tell, in words that are used of connections alone. */
const told = table.filter(([kind]) =>
  /^(?:tls-(?!not|timeout)|dns-|refused|no-route|connect-timeout|proxy|no-endpoint|pool)/.test(kind),
)
/** A line that tells of an exception or a failed call. */
const failing = /Error|Exception|rror:|ailed|refused|Caused by|errno|invalid |^\s{0,8}\d{1,2}: |异常|失败/

/** The kind of a failed request where its own words are vague and the lines around tell more; else null. */
export function failureAround(kind: FailureKind | null, lines: string[]): FailureKind | null {
  if (!vague.has(kind)) return null
  const wanted = kind === 'tls' ? told.filter(([one]) => one.startsWith('tls-')) : told
  const found = lines.flatMap(line => {
    if (!failing.test(line)) return []
    return wanted.find(([, said]) => fits(line.slice(0, 2000), said))?.[0] ?? []
  })
  // A chain of reasons tells the general one first: a failed look-up, then that the name server gave no answer.
  if (found[0] === 'dns-unknown' && found.includes('dns-temporary')) return 'dns-temporary'
  return found[0] ?? null
}

/** The kind of a failed request, or null where the fields do not tell it. */
export function failureOf(fields: Fields): FailureKind | null {
  const { SystemCode = '', ProxyStatus } = fields.details ?? {}
  const proxy = ProxyStatus ? ` ProxyStatus=${ProxyStatus}` : ''
  const text = `${SystemCode} ${(fields.message ?? '').slice(0, 2000)}${proxy}`
  const kind = table.find(([, said]) => fits(text, said))?.[0]
  const exit = curlExit.exec(text)?.[1]
  if (exit && (kind === undefined || kind === 'interrupted' || kind === 'tls'))
    return curlExits[exit] ?? kind ?? null
  return kind ?? null
}
