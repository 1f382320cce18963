import { describe, expect, test } from 'vitest'
import { redact, redactText } from '../../src/redact/index.ts'
import { response } from '../diagnose/response.ts'

/** Places where secrets stand, and texts that only look like them: names by layouts. */

const ak = 'HPUAXQ7KZ4M2R9T8V3WY'
const sk = 'a9KxZt3Lq7WmPbVn5RcY8sTfHgJd4UeXo2NiQw6E'
const token = 'gQpjbi1ub3J0aC00iAJd4UeXo2NiKx3Zt3Lq7Wm1PbY8sTfHgQpjbi1ub3J0aC00'
const password = 'hunter2-Zq9xW'

const names: [name: string, secret: string][] = [
  ['AccessKeyId', ak],
  ['OBSAccessKeyId', ak],
  ['AWS_ACCESS_KEY_ID', ak],
  ['fs.obs.access.key', ak],
  ['fs.s3a.access.key', ak],
  ['access_key', ak],
  ['ak', ak],
  ['SecretAccessKey', sk],
  ['AWS_SECRET_ACCESS_KEY', sk],
  ['OBS_SECRET_ACCESS_KEY', sk],
  ['fs.obs.secret.key', sk],
  ['fs.s3a.secret.key', sk],
  ['spark.hadoop.fs.s3a.secret.key', sk],
  ['secret_key', sk],
  ['secretKey', sk],
  ['accessKeySecret', sk],
  ['TF_VAR_secret_key', sk],
  ['client_secret', sk],
  ['api_key', sk],
  ['apiKey', sk],
  ['private-key', sk],
  ['secret', sk],
  ['sk', sk],
  ['Signature', '9i3nu6+/5xe/UMq100eomQdBom0='],
  ['x-obs-security-token', token],
  ['x-amz-security-token', token],
  ['X-Auth-Token', token],
  ['SecurityToken', token],
  ['session-token', token],
  ['refresh_token', token],
  ['fs.s3a.session.token', token],
  ['Token', token],
  ['Token-0', token],
  ['token', token],
  ['password', password],
  ['passwd', password],
  ['pwd', password],
  ['pass', password],
  ['db_password', password],
  ['dbPassword', password],
]

const layouts: [layout: string, write: (name: string, secret: string) => string][] = [
  ['a parameter', (name, secret) => `${name}=${secret}`],
  ['a parameter among others', (name, secret) => `?x=1&${name}=${encodeURIComponent(secret)}&Expires=1`],
  ['blanks around', (name, secret) => `${name} = ${secret}`],
  ['a header', (name, secret) => `${name}: ${secret}`],
  ['JSON', (name, secret) => JSON.stringify({ [name]: secret, x: 1 })],
  ['JSON in JSON', (name, secret) => JSON.stringify(JSON.stringify({ [name]: secret }))],
  ['Python', (name, secret) => `{'${name}': '${secret}', 'x': 1}`],
  ['an element', (name, secret) => `<${name}>${secret}</${name}>`],
  ['escaped XML', (name, secret) => `&quot;${name}&quot;:&quot;${secret}&quot;`],
  ['Ruby', (name, secret) => `"${name}" => "${secret}"`],
  ['URL-encoded', (name, secret) => `u=https%3A%2F%2Fh%2F%3F${name}%3D${encodeURIComponent(secret)}%26x%3D1`],
  ['a quoted assignment', (name, secret) => `export ${name}="${secret}"`],
]

/** The secret as it may be left in a text. */
const spellings = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  secret.slice(0, 12),
  secret.slice(6, -4),
]

describe.each(layouts)('%s', (_, write) => {
  test.each(names)('%s', (name, secret) => {
    const clean = redactText(write(name, secret))
    for (const spelling of spellings(secret)) expect(clean).not.toContain(spelling)
    expect(redactText(clean)).toBe(clean)
  })
})

describe('a value on the next line', () => {
  test.each(names.filter(([, secret]) => secret.length >= 16))('%s', (name, secret) => {
    const clean = redactText(`${name}:\n  ${secret}\nnext`)
    for (const spelling of spellings(secret)) expect(clean).not.toContain(spelling)
    expect(clean).toContain('next')
  })
})

describe('an element', () => {
  test.each(names)('%s', (name, secret) => {
    const { details } = redact(response({ details: { [name]: secret } }))
    for (const spelling of spellings(secret)) expect(details[name]).not.toContain(spelling)
  })
})

test.each([
  ['user and password of a URL', `Get "https://admin:${password}@b-1.obs.example.com/k": EOF`],
  ['an access key of a URL', `https://${ak}:${sk}@b-1.obs.example.com/k`],
  ['Bearer', `curl -H "X-Auth: Bearer ${token}"`],
  ['a cookie', `Cookie: session=${token}; theme=dark`],
  ['a cookie that is set', `set-cookie: JSESSIONID=${token}; Path=/; HttpOnly`],
  ['IAM', `{"credential":{"access":"${ak}","secret":"${sk}","securitytoken":"${token}"}}`],
  ['obsutil', `obsutil config -i=${ak} -k=${sk} -t=${token} -e=obs.cn-north-4.myhuaweicloud.com`],
  ['a constructor', `const client = new ObsClient("${ak}", "${sk}", "https://obs.example.com")`],
  ['a constructor of Go', `obs.New("${ak}", "${sk}", endpoint)`],
  ['credentials of Java', `new BasicAWSCredentials("${ak}", "${sk}")`],
  ['a variable of Terraform', `variable "secret_key" {\n  type = string\n  default = "${sk}"\n}`],
  ['Chinese labels', `访问密钥ID：${ak}，密钥：${sk}，令牌：${token}，密码：${password}`],
  ['a Chinese sentence', `密码是${password}。`],
  ['Go', `{AccessKey:${ak} SecretKey:${sk} SecurityToken:${token}}`],
  ['a web token', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P'],
  [
    'a private key',
    `-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA${sk}\n${token}\n-----END RSA PRIVATE KEY-----`,
  ],
  ['a wrapped token', `x-obs-security-token: ${token}\n${token.toUpperCase()}\nHost: h`],
  ['a mail quote of a token', `> SecurityToken=${token}`],
])('%s', (_, text) => {
  const clean = redactText(text)
  for (const secret of [
    ak,
    sk,
    token,
    token.toUpperCase(),
    password,
    'dozjgNryP4J3jVmNHl0w5N',
    'MIIEpAIBAAKCAQEA',
  ])
    expect(clean).not.toContain(secret)
  expect(redactText(clean)).toBe(clean)
})

test('a method can hold one', () => {
  expect(redact(response({ method: `GET?token=${token}` })).method).toBe('GET?token=****')
})

const values = ['none', 'null', 'None', '****', '$SECRET', '%s', 'undefined', '...']
const harmlessNames = [
  'session-token',
  'ak',
  'sk',
  'SecretKey',
  'password',
  'x-obs-security-token',
  'Token',
  'Signature',
]

test.each([
  ['--secret-key VALUE', `obsutil --secret-key ${sk} ls`, sk],
  ['--db-password VALUE', `tool --db-password ${password}`, password],
  ['a property of Hadoop', `<name>fs.obs.secret.key</name><value>${sk}</value>`, sk],
  ['an escaped property', `&lt;name>dbPassword&lt;/name>&lt;value>${password}&lt;/value>`, password],
  ['a field and its value', `{"name":"OBS_SECRET_ACCESS_KEY","value":"${sk}"}`, sk],
  ['encoded blanks', `/k?x=(sk:%20${sk})&token%20=%20${token}`, sk],
  ['encoded quotes', `/k?{%27sk%27:%20%27${sk}%27}`, sk],
  ['an encoded name', `?a=1&%E5%AF%86%E7%A0%81=${password}&b=2`, password],
  ['a name and nothing but a blank', `header X-Obs-Security-Token ${token} expired`, token],
  ['a short value on the next line', '登录密码:\n    sd2vm1Gyepcz', 'sd2vm1Gyepcz'],
  ['a secret key with a slash near its start', "{'HW_SDK_SK': 'JRw76xQ/2lzR8mruXMJz'}", 'JRw76xQ'],
  ['obsutil -k VALUE', `obsutil ls -k ${sk}`, sk],
  ['curl -u', `curl -u admin:${password} https://x.example`, password],
  ['mysql -p', `mysql -uroot -p${password} db`, password],
  ['sshpass -p', `sshpass -p ${password} scp a b`, password],
  ['mc alias set', `mc alias set b https://obs.example ${ak} ${sk}`, sk],
  ['a file of credentials', `${ak}:${sk}`, sk],
  ['NewStaticCredentials', `credentials.NewStaticCredentials("${ak}", "${sk}", "")`, sk],
])('%s gives no secret away', (_, text, secret) => {
  expect(redactText(text)).not.toContain(secret)
})

test('an element named PassPhrase is a secret', () => {
  expect(redact(response({ code: 'AccessDenied', details: { PassPhrase: 'abc' } })).details.PassPhrase).toBe(
    '****',
  )
})

describe('nothing is taken from', () => {
  test.each(
    harmlessNames.flatMap(name =>
      values.flatMap(given => [`${name}: ${given}`, `${name}=${given}`, `"${name}":"${given}"`]),
    ),
  )('%s', text => expect(redactText(text)).toBe(text))

  test.each([
    'logs/year=2024/sk=17/part-0000.parquet',
    'data/ak=eu/sk=12/file',
    'obs://b-1/tokens/2024/secret-santa.txt',
    'https://b-1.obs.cn-north-4.myhuaweicloud.com/passwords/readme.md',
    'The specified key does not exist.',
    'The provided token has expired.',
    'The security token included in the request is invalid.',
    'Unexpected token < in JSON at position 0',
    'SyntaxError: Unexpected token \'<\', "<?xml vers"... is not valid JSON',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    'secretName: my-k8s-secret',
    'secret: obs-credentials',
    'secretRef:\n  name: app-secret',
    'NextContinuationToken=1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM',
    'continuation-token: 1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J',
    'password: incorrect',
    'password: wrong',
    'token: invalid',
    'signature: mismatch',
    'pass: 17, fail: 3',
    'tests passed: 12',
    'max_tokens=512',
    'task=12 risk=4 disk=/dev/sda',
    'SignedHeaders=host;x-obs-date;x-obs-security-token',
    'x-obs-request-id: 0000018A2C1F4E55A7D3C9B1E8F60A42',
    'x-obs-id-2: 32AAAQAAEAABAAAQAAEAABAAAQAAEAABCR8bqdXgNgj6NObHWQOXw3tdqzJU6pB+',
    'ETag: "9b2cf535f27731c974343645a3985328"',
    'UploadId=4A8B1C2D3E4F5A6B7C8D9E0F1A2B3C4D',
    'X-Amz-Date=20260102T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host',
    'https://obs.cn-north-4.myhuaweicloud.com:443/b-1/k@2x.png',
    'git@github.com:org/repo.git',
    'author: someone <a@b.example>',
    'Authorization header is malformed',
    'No credentials found. Set OBS_ACCESS_KEY_ID and OBS_SECRET_ACCESS_KEY.',
    'obsutil stat obs://b-1/k -e=obs.cn-north-4.myhuaweicloud.com',
    'AccessKeyId is invalid',
    '密钥不存在',
    '签名不匹配，请检查密钥和签名方法。',
    '令牌已过期',
    '密码错误',
    'bearer token required',
    'the ak is: null, the sk is: null',
    'cookie: none',
    'sk_test is not set',
    'Basic authentication is not supported',
    'Bearer authentication required',
    'dt=2026-11-20/token=abc/part-0000.snappy.parquet',
    'compass: north-east-by-north-1',
    'task=cleanup-daily-job-runner',
    'disk=ssd-cn-north-4',
    'pwd: /srv/app',
    '密钥: 无',
    '密码：必填',
    'function getToken() failed',
    'if (token === null) return',
    'password: bytes',
    'sk: Optional[str]',
    'docker run -u 1000:1000 image',
    '--password is required',
    'use --token-file or --secret-key-env NAME',
    '{"name":"tokens_left","value":"42"}',
    '<name>fs.obs.endpoint</name><value>obs.cn-north-4.myhuaweicloud.com</value>',
  ])('%s', text => expect(redactText(text)).toBe(text))
})
