import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readDataFolder } from '../../src/catalogue/data-folder.ts'
import { openCatalogue } from '../../src/catalogue/load.ts'
import { diagnose } from '../../src/diagnose/index.ts'
import { responseExplainer } from '../../src/explain-response.ts'
import type { CauseEntry, ErrorResponse, Explanation, LocalizedText } from '../../src/types.ts'
import { findAll } from '../decode/find.ts'
import { response } from './response.ts'

/** What a finding decides, the first cause, the headline, the verdict and the owner say too. */

const folder = (name: string) => new URL(`../${name}/`, import.meta.url)
const catalogue = readDataFolder(fileURLToPath(folder('../data')))
const entries = new Map(
  [...catalogue.errors, ...catalogue.statuses].map(entry => [
    'code' in entry ? entry.code : String(entry.status),
    entry,
  ]),
)
const findings: [string, LocalizedText & { decides?: Record<string, string[]>; cause?: CauseEntry }][] =
  Object.entries(JSON.parse(readFileSync(new URL('findings.json', folder('../data')), 'utf8')).findings)

describe('what findings decide is in the catalogue', () => {
  const named = findings.flatMap(([key, { decides = {} }]) =>
    Object.entries(decides).flatMap(([name, ids]) => ids.map(id => [key, name, id] as const)),
  )
  test.each(named)('%s: %s has the cause %s', (_, name, id) => {
    expect(entries.get(name)?.causes.map(cause => cause.id)).toContain(id)
  })

  test.each(findings.filter(([, { cause }]) => cause))('%s: its cause has known sources', (_, { cause }) => {
    for (const source of cause?.sources ?? []) expect(Object.keys(catalogue.sources)).toContain(source)
  })
})

/** The id of the cause that the first deciding finding puts first, or null where none decides. */
function decidedCause(code: string, ids: string[], texts: string[]): string | null {
  for (const [at, id] of ids.entries()) {
    for (const [key, { decides, cause, en }] of findings) {
      if (key.split(':')[0] !== id) continue
      // Of the variants of an id the one whose words were used.
      const words = en.split(/\{[^}]*\}/).filter(part => part.length > 12)
      if (!words.every(part => texts[at]?.includes(part))) continue
      // A cause of the entry knows more of the code or status than that of the finding.
      const first = decides?.[code]?.[0] ?? cause?.id
      if (first) return first
    }
  }
  return null
}

describe('no deciding finding stands beside another first cause', () => {
  const samples = ['fixtures/corpus', 'fixtures/captures', 'fixtures/counterexamples'].flatMap(name =>
    readdirSync(folder(name))
      .filter(file => file !== 'index.tsv')
      .map(file => [file, new URL(file, folder(name))] as const),
  )

  test('in any sample', async () => {
    const contradictions: string[] = []
    let decided = 0
    for (const [file, url] of samples) {
      for (const { response: found } of await findAll(readFileSync(url))) {
        const name = found.code ?? String(found.status)
        const entry = entries.get(name)
        if (!entry || found.unanswered) continue
        const statuses = 'statuses' in entry ? entry.statuses : []
        const { causes, findings } = diagnose(found, { name, causes: entry.causes, statuses }, 'en')
        const ids = findings.map(({ id }) => id)
        const texts = findings.map(({ text }) => text)
        const wanted = decidedCause(name, ids, texts)
        if (wanted === null) continue
        decided++
        if (causes[0]?.entry.id !== wanted)
          contradictions.push(`${file}: ${wanted} is decided, ${causes[0]?.entry.id} comes first`)
      }
    }
    expect(contradictions).toEqual([])
    expect(decided).toBeGreaterThan(30)
  })
})

const explain = (known: Partial<ErrorResponse>): Explanation =>
  responseExplainer(openCatalogue(), { lang: 'en', redact: true })(response(known), {
    file: null,
    line: 1,
    count: 1,
  })

const host = 'my-bucket.obs.cn-north-4.myhuaweicloud.com'
const url = `https://${host}/docs/a.txt`
const obs = { server: 'OBS', date: 'Fri, 02 Jan 2026 10:00:00 GMT' }
const link = `${url}?AccessKeyId=A&Expires=1767344400&Signature=s`
const skewed = (RequestTime: string) => ({
  code: 'RequestTimeTooSkewed',
  status: 403,
  details: { RequestTime, ServerTime: '2026-01-02T10:00:00Z', MaxAllowedSkewMilliseconds: '900000' },
})

describe('headline, verdict and owner follow what decides', () => {
  test.each<[string, Partial<ErrorResponse>, string]>([
    [
      'an expired link',
      { code: 'AccessDenied', status: 403, url: link, headers: obs },
      'The link expired 1 h before it was used.',
    ],
    ['a clock ahead', skewed('2026-01-02T18:20:00Z'), 'Your clock is 8 h 20 min ahead of the server.'],
    [
      'local time sent as UTC',
      skewed('2026-01-02T18:00:00Z'),
      'The times of request and server differ by 8 h: the time zone is wrong.',
    ],
    [
      'an unsigned request',
      { code: 'AccessDenied', status: 403, url, requestHeaders: { host } },
      'The request was not signed: there is no Authorization header, and no signature in the URL.',
    ],
    [
      'a proxy',
      { status: 403, headers: { server: 'nginx/1.25' } },
      'The answer came from nginx/1.25, not from OBS: the Server header says so, and there is no OBS request ID.',
    ],
    [
      'another store',
      { status: 403, headers: { server: 'AmazonS3' } },
      'The answer came from Amazon S3, not from OBS: the Server header says "AmazonS3".',
    ],
    [
      'the words of the server',
      { code: 'AccessDenied', status: 403, message: 'This object is immutable.' },
      'WORM protects the object.',
    ],
    [
      'a status without a code',
      { status: 403, method: 'HEAD', url, headers: obs },
      'The response has the status 403; a response to a HEAD has no body, so the code is not known.',
    ],
  ])('%s', (_, known, headline) => {
    expect(explain(known).headline).toBe(headline)
  })

  test('nothing that points anywhere leaves the summary', () => {
    const { headline, summary } = explain({ code: 'AccessDenied', status: 403 })
    expect(headline).toBe(summary)
  })

  test.each<[string, Partial<ErrorResponse>, RegExp]>([
    ['an expired link was signed', { code: 'AccessDenied', url: link, headers: obs }, /not signed/],
    ['a clock ahead is not behind', skewed('2026-01-02T18:20:00Z'), /behind/],
    ['a wrong time zone is no clock that is off', skewed('2026-01-02T18:00:00Z'), /ahead|behind/],
    ['a proxy knows of no arrears', { status: 403, headers: { server: 'nginx' } }, /arrears|verification/],
    ['nor does another store', { status: 403, headers: { server: 'AmazonS3' } }, /arrears|verification/],
  ])('%s: what is spoken against is not offered', (_, known, title) => {
    const titles = explain(known).causes.map(cause => cause.title)
    expect(titles).not.toEqual([])
    expect(titles.filter(one => title.test(one))).toEqual([])
  })

  test("the move is that of the cause: an expired link is the caller's, though a refusal is the bucket owner's", () => {
    expect(explain({ code: 'AccessDenied', url: link, headers: obs }).owner).toBe('caller')
    expect(explain({ code: 'AccessDenied' }).owner).toBe('bucket-owner')
  })

  test('commands hold what the response tells', () => {
    const known = { code: 'AccessDenied', bucket: 'my-bucket', key: "it's", url }
    const commands = explain(known).causes.flatMap(cause => cause.commands)
    expect(commands.filter(one => one.includes('obs://')).join('\n')).toContain("'obs://my-bucket/it'\\''s'")
  })
})
