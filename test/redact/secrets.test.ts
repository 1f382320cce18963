import { describe, expect, test } from 'vitest'
import {
  isPlaceholder,
  isSuspicious,
  mask,
  rewriteSecrets,
  secretKind,
  textsOf,
} from '../../src/redact/secrets.ts'
import { response } from '../diagnose/response.ts'

const ak = 'HPUAXQ7KZ4M2R9T8V3WY'
const sk = 'a9KxZt3Lq7WmPbVn5RcY8sTfHgJd4UeXo2NiQw6E'
const clean = (text: string) => rewriteSecrets(text, mask)

/** A text, and how much of it may be seen: nothing of a secret, the last four characters of an access key. */
describe('a secret is masked', () => {
  test.each([
    [
      '-----BEGIN RSA PRIVATE KEY-----\nMIIEabcdefghijklmnopqr\n-----END',
      '-----BEGIN RSA PRIVATE KEY-----****-----END',
    ],
    ['Cookie: a=1; b=2', 'Cookie: ****'],
    ['Set-Cookie: sid=abc123; Path=/', 'Set-Cookie: ****'],
    ['got Bearer abcdefghijklmn123', 'got Bearer ****'],
    ['got Bearer+abcdefghijklmn123', 'got Bearer+****'],
    ['a jwt, eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJSMeK', 'a jwt, ****'],
    [`Authorization: OBS ${ak}:x`, 'Authorization: OBS ****V3WY:****'],
    [
      `Authorization: AWS4-HMAC-SHA256 Credential=${ak}/1/r/s3/aws4_request, SignedHeaders=host, Signature=ab12`,
      'Authorization: AWS4-HMAC-SHA256 Credential=****V3WY/1/r/s3/aws4_request, SignedHeaders=host, Signature=****',
    ],
    ['Authorization: Basic  dXNlcjpwYXNz', 'Authorization: Basic ****'],
    ['Authorization: 17 header', 'Authorization: ****'],
    ['Authorization: abc DEF', 'Authorization: ****'],
    ['Authorization: the header is 17', 'Authorization: ****'],
    ['credential=provider', 'credential=****ider'],
    ['credential: Provider99', 'credential: ****er99'],
    ['credential: provider9', 'credential: ****der9'],
    ['https://user:pa55word@h.cn/x', 'https://user:****@h.cn/x'],
    [`ObsClient('${ak}', '${sk}')`, "ObsClient('****V3WY', '****')"],
    ['variable "secret_key" {\n  default = "abc123xyz"\n}', 'variable "secret_key" {\n  default = "****"\n}'],
    [`variable "access_key" {\n  default = "${ak}"\n}`, 'variable "access_key" {\n  default = "****V3WY"\n}'],
    [
      `<name>fs.obs.secret.key</name><value>${sk}</value>`,
      '<name>fs.obs.secret.key</name><value>****</value>',
    ],
    [
      `<name>fs.obs.access.key</name><value>${ak}</value>`,
      '<name>fs.obs.access.key</name><value>****V3WY</value>',
    ],
    [`{"name":"SK","value":"${sk}"}`, '{"name":"SK","value":"****"}'],
    ['--secret-key abc123XYZ', '--secret-key ****'],
    ['--secret-key  abc123XYZ', '--secret-key  ****'],
    ['curl -u user:pa55word https://h/', 'curl -u user:**** https://h/'],
    ['sshpass -p hunter2zq ssh h', 'sshpass -p **** ssh h'],
    [`mc alias set x https://h ${ak} ${sk}`, 'mc alias set x https://h ****V3WY ****'],
    [
      'mc alias set x https://h minioadmin hunter2zq --api S3v4',
      'mc alias set x https://h ****dmin **** --api S3v4',
    ],
    ['mc config host add x https://h minio hunter2zq', 'mc config host add x https://h **** ****'],
    ['mc alias set x https://h hunter2zq\nadded', 'mc alias set x https://h ****\nadded'],
    ['mysql -uroot -phunter2zq', 'mysql -uroot -p****'],
    [`mysql ${'x'.repeat(192)} -phunter2zq`, `mysql ${'x'.repeat(192)} -p****`],
    [`${ak}:${sk}`, '****V3WY:****'],
    [`obsutil config -i=${ak} -k=${sk} -t=gQpjbi1ub3J0`, 'obsutil config -i=****V3WY -k=**** -t=****'],
    [`Signature: ${sk}\n${'abcDEF123'.repeat(4)}`, 'Signature: ****'],
    ['secret key aB3defghijklmnopq', 'secret key ****'],
    ['Signature:\n  abcdefghijklmnop', 'Signature:\n  ****'],
    ['Signature:\n  Ab3defghijklm', 'Signature:\n  ****'],
    ['obsSk=abc1234', 'obsSk=****'],
    ['taSk=abc1234', 'taSk=****'],
    ['x\\nsk=abc1234', 'x\\nsk=****'],
    ['dbpassword=hunter2zq', 'dbpassword=****'],
    ['x&sk=ab17cd/y', 'x&sk=****'],
    ['year=2024/sk: ab17cd/y', 'year=2024/sk: ****'],
    ['year=2024/sk=abc1234', 'year=2024/sk=****'],
    ['year=2024/sk=abcdefghijklmn17/y', 'year=2024/sk=****'],
    ['pwd=Cab:1', 'pwd=****'],
    ['pwd=xC:/1', 'pwd=****'],
    ['password=/srv/x', 'password=****'],
    ['password: hunter', 'password: ****'],
    ['passwd: hunter', 'passwd: ****'],
    ['密码: hunter', '密码: ****'],
    ['signature: mismatch9', 'signature: ****'],
    ['signature=hunter', 'signature=****'],
    ['signature:hunter', 'signature:****'],
    ['secret-key: hunter', 'secret-key: ****'],
    ['secret=Abc', 'secret=****'],
    ['secret=abcdefghijklm-p1', 'secret=****'],
    ['access key ABCDEFGHIJKLMNOPQRST', 'access key ****QRST'],
    [`access key${' '.repeat(70)}ABCDEFGHIJKLMNOPQRST`, `access key${' '.repeat(70)}****QRST`],
    [`auth ${ak}`, 'auth ****V3WY'],
    ['["eq", "$x-obs-security-token", "abc"]', '["eq", "$x-obs-security-token", "****"]'],
  ])('%s', (text, expected) => expect(clean(text)).toBe(expected))
})

describe('what only looks like a secret stays', () => {
  test.each([
    'got Bearer authentication',
    'credential: invalid',
    'credential:  provider',
    'Credential=null',
    'Authorization: the header is malformed',
    'Authorization: the header ',
    'Authorization: header',
    'Authorization: Header malformed.',
    'Authorization: a b!',
    'Authorization: null',
    'Authorization: null ',
    'variable "region" {\n  default = "abc123xyz" # secret\n}',
    'variable "secret_key" {\n  default = "null"\n}',
    '<name>fs.obs.endpoint</name><value>secret99</value>',
    '{"name":"SK","value":"null"}',
    '--secret-key null',
    '--password secret',
    'tar -u user:pa55word',
    'curl -u user:**** https://h/',
    'curl -u user:null https://h/',
    `mysql ${'x'.repeat(200)} -phunter2zq`,
    'docker run -p8080:80 mysql',
    // Behind nothing but a blank, and on the next line, only what looks random is taken for a secret.
    'secret key abcdefghijklmnopqrst',
    'secret key abcdefghijklmnop1',
    'secret key ABCDEFGHIJKLMNO1',
    'secret key abcdefghijklmnoP',
    'secret key  abcdefghijklmnopqrst',
    'secret_key%20abcdefghijklmnopqrst',
    'Signature:\n  abcdefghijklmno',
    // The ends of words.
    'task=abc1234',
    'compass=abc1234',
    'TASK=abc1234',
    'theTASK=abc1234',
    'tasK=abc1234',
    // Parts of paths.
    'year=2024/sk=ab17cd/y',
    'sk=ab17cd/y',
    'pwd=/srv/x',
    'PWD=/srv/x1',
    'pwd=~/x1',
    'pwd=./x1',
    'pwd=C:\\x1',
    // Words of a sentence, and names of things.
    'pass: hunter',
    'signature: hunter',
    'signature : hunter',
    'signature:  hunter',
    'signature： hunter',
    'secret=my-k8s-secret',
    'secret=abcdefghijk-p1',
    'secret=abcdefghijklmnopqr',
    'next-page-token=abc123DEF',
    'continuation-token=abc123DEF',
    'secret: $X',
    'token: --',
    // Twenty capitals that nothing near calls an access key.
    'auth ABCDEFGHIJKLMNOPQRST',
    'access key\nABCDEFGHIJKLMNOPQRST',
    `access key${' '.repeat(71)}ABCDEFGHIJKLMNOPQRST`,
  ])('%s', text => expect(clean(text)).toBe(text))
})

test.each([
  ['access_key', 'access-key'],
  ['MyAccessKey', 'access-key'],
  ['fs.obs.access.key', 'access-key'],
  ['fs.obs.secret.key', 'secret'],
  ['dbPassword', 'secret'],
  ['x-auth-token', 'secret'],
  ['token', 'secret'],
  ['cookie', 'secret'],
  ['管理员密码', 'secret'],
  ['x-continuation-token', null],
  ['NextToken', null],
  ['tokens', null],
  ['Authorization', 'authorization'],
  ['proxy-authorization', 'authorization'],
  ['x-authorization', null],
  ['authorization-x', null],
  ['etag', null],
  ['', null],
])('the name %j says %s', (name, kind) => expect(secretKind(name)).toBe(kind))

test.each([
  ['12345678', true, '****5678'],
  ['1234567', true, '****'],
  ['12345678', false, '****'],
  ['****5678', true, '****5678'],
  ['1234***8', true, '****'],
])('%s is shown as', (secret, isAccessKey, shown) => expect(mask(secret, isAccessKey)).toBe(shown))

test.each([
  ['null', true],
  [' null\n', true],
  ['****', true],
  ['$SK', true],
  ['your-secret', true],
  ['12345', true],
  ['123456', false],
  ['nullable', false],
  ['', false],
])('%j stands where a secret is missing: %s', (text, expected) => expect(isPlaceholder(text)).toBe(expected))

test.each([
  ['Signature=a', true],
  [`${'A'.repeat(20)}:x`, true],
  [`x${'A'.repeat(20)}:x`, false],
  ['HPUB0000000000000000', false],
  ['the object does not exist: k', false],
])('%s is worth a look: %s', (text, expected) => expect(isSuspicious(text)).toBe(expected))

test('the texts of a response, each with its name', () => {
  const known = response({
    ...{ code: 'X', time: 'now', client: 'curl', message: 'm', resource: '/r', bucket: 'b', key: 'k' },
    ...{ requestId: 'i', hostId: 'h', method: 'GET', url: 'https://u/' },
    ...{ details: { D: 'd' }, headers: { date: 'a' }, requestHeaders: { host: 'q' } },
  })
  expect(textsOf(known)).toEqual([
    ...['m', '/r', 'b', 'k', 'i', 'h', 'GET', 'https://u/'].map(text => ['', text]),
    ['D', 'd'],
    ['date', 'a'],
    ['host', 'q'],
  ])
  expect(textsOf(response())).toEqual([])
})
