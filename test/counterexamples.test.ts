import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openCatalogue } from '../src/catalogue/load.ts'
import { responseExplainer } from '../src/explain-response.ts'
import type { Explanation, FindingId, Retry } from '../src/types.ts'
import { findAll } from './decode/find.ts'

/** Inputs about which a hasty reading says something false: the true cause comes first, and no finding is false. */

const folder = new URL('fixtures/counterexamples/', import.meta.url)
const explain = responseExplainer(openCatalogue(), { lang: 'en', redact: true })

async function explanations(file: string): Promise<Explanation[]> {
  const found = await findAll(readFileSync(new URL(file, folder)))
  return found.map(({ response, line }) => explain(response, { file, line, count: 1 }))
}

interface Truth {
  /** What the title of the first cause says; where nothing is known for certain, absent. */
  first?: RegExp
  headline?: RegExp
  retry?: Retry
  /** Findings that would be false. */
  never?: FindingId[]
  /** Titles that would be false wherever they stand. */
  noTitle?: RegExp
}

const dot = { first: /bucket name has a dot/, retry: 'yes' } as const
const unreachable = { retry: 'yes', noTitle: /own machine/ } as const

const truths: Record<string, Truth> = {
  '01-clock-long-upload.txt': { never: ['clock-skew', 'clock-timezone'], retry: 'check-first' },
  '02-link-expired-during-upload.txt': { never: ['link-expired'], retry: 'yes' },
  '03-website-redirect-rule.txt': {
    first: /redirect rule/,
    never: ['endpoint-redirect'],
    noTitle: /other address|another address/,
  },
  '03b-website-redirect-302.txt': { first: /redirect rule/, never: ['endpoint-redirect'], noTitle: /proxy/ },
  '04-workflow-v2.txt': { never: ['bucket-name', 'path-style'] },
  '05-swift-v1.txt': { never: ['bucket-name', 'path-style'] },
  '07-apigw-0301.txt': { first: /token/, noTitle: /SYS/ },
  '08-iam-0011.txt': { first: /password/ },
  '09-curl-7-timeout.txt': { ...unreachable, first: /never set up/ },
  '09b-curl-7-noroute.txt': { ...unreachable, first: /no route/ },
  '09c-curl-28.txt': { ...unreachable, first: /never set up/ },
  '10-go-x509-dots.txt': dot,
  '10b-curl-60-dots.txt': dot,
  '10c-go-x509-expired.txt': { first: /clock of this machine/, retry: 'yes' },
  '11-boto3-createbucket-denied.txt': { first: /creating the bucket is not allowed/ },
  '13b-boto3-incompletebody.txt': { first: /transfer broke off/, noTitle: /aws-chunked/ },
  '15-custom-domain-bucketname.txt': { never: ['bucket-not-signed'] },
  '16-bucket-abc.abc.txt': { never: ['bucket-twice'] },
  '17-asctime-date.txt': { never: ['date-unreadable'] },
  '17b-rfc850-date.txt': { never: ['date-unreadable'] },
  '19-405-delete-marker.txt': { first: /delete marker/, never: ['allow', 'method-resource'] },
  '20-cdn-expires-no-signature.txt': { first: /not signed/, never: ['link-expired'] },
  '21b-node-altname.txt': dot,
  '21c-node-ehostunreach.txt': { first: /no route/, retry: 'yes' },
  '22-get-500.txt': { retry: 'yes' },
  '23-nosuchupload-post-typo.txt': { first: /upload ID does not belong/, noTitle: /already took effect/ },
  '28-restore-invalidargument-version.txt': { first: /version ID/ },
  '29-badrequest-tagging.txt': { first: /Content-MD5/ },
  '33-sts-token-wrong-prefix.txt': { first: /prefix of the other/, never: ['token-not-signed'] },
  '34-userrestricted.txt': { first: /verified|balance/ },
  '35-obs-behind-nginx-proxy.txt': { never: ['answered-by-other'], noTitle: /proxy/ },
  '40-flexibleengine-oss.txt': { noTitle: /custom domain/ },
  '43-obs-huawei-com-endpoint.txt': { noTitle: /custom domain/ },
  '45-c-sdk-status.txt': { first: /no code/ },
  '45b-c-sdk-connfail.txt': { first: /could not connect/, retry: 'yes' },
  '46-java-ssl-unverified.txt': dot,
  '48-requestpayer-anonymous.txt': { first: /anonymous/ },
  '49-right-to-list.txt': { headline: /403/, noTitle: /proxy/ },
  '50-rename-503.txt': { retry: 'check-first' },
}

/** Errors of TLS without a word of OBS or of a request: nobody can tell whose they are. */
const silent = ['21a-node-self-signed-in-chain.txt', '42-tls-websites.txt']

describe.each(Object.entries(truths))('%s', (file, { first, headline, retry, never = [], noTitle }) => {
  test('says what is true', async () => {
    const [explanation, ...more] = await explanations(file)
    expect(more).toEqual([])
    if (first) expect(explanation?.causes[0]?.title).toMatch(first)
    if (headline) expect(explanation?.headline).toMatch(headline)
    if (retry) expect(explanation?.retry).toBe(retry)
    const ids = explanation?.findings.map(({ id }) => id)
    expect(ids?.filter(id => never.includes(id))).toEqual([])
    const titles = explanation?.causes.map(({ title }) => title) ?? []
    if (noTitle) expect(titles.filter(title => noTitle.test(title))).toEqual([])
  })
})

test.each(silent)('%s: nothing is claimed of OBS', async file => {
  for (const { kind } of await explanations(file)) expect(kind).toBe('client')
})

test('every file has its truth', () => {
  expect(readdirSync(folder).sort()).toEqual([...Object.keys(truths), ...silent].sort())
})
