import { describe, expect, test } from 'vitest'
import { type Answerer, answererOf, mayBeObs } from '../../../src/diagnose/facts/answerer.ts'
import type { ErrorResponse } from '../../../src/types.ts'
import { response } from '../response.ts'

const obsId = '0000018F1C5A7D3E4F5061728394A5B6'
const url = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k'

describe('who answered', () => {
  test.each<[string, Partial<ErrorResponse>, Answerer | null]>([
    ['nobody', { unanswered: true, headers: { server: 'OBS' } }, null],
    ['nobody that is known', {}, null],
    [
      'API Gateway, by its code',
      { code: 'APIG.0301', headers: { server: 'OBS' } },
      { who: 'gateway', name: 'APIG.0301' },
    ],
    ['API Gateway, by its other code', { code: 'APIGW.0301' }, { who: 'gateway', name: 'APIGW.0301' }],
    ['not API Gateway', { code: 'MyAPIG.0301' }, null],
    ['IAM, by its code', { code: 'IAM.0011' }, { who: 'iam', name: 'IAM.0011' }],
    ['not IAM', { code: 'NoIAM.' }, null],

    [
      'OBS, by Server',
      { headers: { server: 'OBS' } },
      { who: 'obs', name: 'OBS', evidence: ['evidence-server', 'OBS'] },
    ],
    [
      'OBS, by Server as a client prints it',
      { details: { Server: 'obs/3' } },
      { who: 'obs', name: 'OBS', evidence: ['evidence-server', 'obs/3'] },
    ],
    ['not OBS, by the end of Server', { headers: { server: 'my-OBS' } }, null],
    ['not OBS, by the beginning of Server', { headers: { server: 'OBServer' } }, null],
    [
      'another store, by Server',
      { headers: { server: 'AmazonS3' } },
      { who: 'store', name: 'Amazon S3', evidence: ['evidence-server', 'AmazonS3'] },
    ],
    [
      'another store, by an element',
      { details: { OSSAccessKeyId: 'A' } },
      { who: 'store', name: 'Alibaba Cloud OSS', evidence: ['evidence-element', 'OSSAccessKeyId'] },
    ],
    [
      'another store, by its host',
      { url: 'https://b.s3.us-east-1.amazonaws.com/k' },
      { who: 'store', name: 'Amazon S3', evidence: ['evidence-host', 'b.s3.us-east-1.amazonaws.com'] },
    ],

    [
      'OBS, by the request id',
      { requestId: obsId },
      { who: 'obs', name: 'OBS', evidence: ['evidence-request-id', obsId] },
    ],
    [
      'OBS, by the request id of a header',
      { headers: { 'x-obs-request-id': obsId } },
      { who: 'obs', name: 'OBS', evidence: ['evidence-request-id', obsId] },
    ],
    [
      'OBS, behind a proxy that has the host of another store',
      { requestId: obsId, url: 'https://b.s3.us-east-1.amazonaws.com/k' },
      { who: 'obs', name: 'OBS', evidence: ['evidence-request-id', obsId] },
    ],
    [
      'OBS, by a header of its own',
      { headers: { 'x-obs-id-2': 'h', date: 'd' } },
      { who: 'obs', name: 'OBS', evidence: ['evidence-header', 'x-obs-id-2'] },
    ],
    [
      'OBS, by a header that it keeps',
      { headers: { 'x-reserved': 'a' } },
      { who: 'obs', name: 'OBS', evidence: ['evidence-header', 'x-reserved'] },
    ],
    [
      'OBS, by the indicator',
      { headers: { 'x-reserved-indicator': 'a' } },
      { who: 'obs', name: 'OBS', evidence: ['evidence-header', 'x-reserved-indicator'] },
    ],
    ['not OBS, by names that are longer', { headers: { 'x-reserved-2': 'a' } }, null],
    ['not OBS, by names that end alike', { headers: { 'not-x-reserved': 'a' } }, null],
    ['not OBS, by names that hold its own', { headers: { 'not-x-obs-id': 'a' } }, null],

    [
      'Alibaba Cloud, by the host id',
      { hostId: 'b.oss-cn-hangzhou.aliyuncs.com' },
      { who: 'like-store', name: 'Alibaba Cloud OSS', evidence: ['evidence-host-id', ''] },
    ],
    [
      'Alibaba Cloud, by a host id that is its domain',
      { hostId: 'aliyuncs.com' },
      { who: 'like-store', name: 'Alibaba Cloud OSS', evidence: ['evidence-host-id', ''] },
    ],
    ['not Alibaba Cloud', { hostId: 'aliyuncs.com.example.org' }, null],
    [
      'Ceph, by the request id',
      { requestId: 'tx000000000000000000abc-0065a1b2c3-1234-default' },
      {
        who: 'like-store',
        name: 'Ceph',
        evidence: ['evidence-request-id', 'tx000000000000000000abc-0065a1b2c3-1234-default'],
      },
    ],
    ['not Ceph, by a short id', { requestId: 'tx000000000000000000abc-0065a1b2c' }, null],
    ['not Ceph, by the middle of an id', { requestId: 'x-tx000000000000000000abc-0065a1b2c3' }, null],
    [
      'MinIO, by the host id',
      { hostId: 'a1'.repeat(32) },
      { who: 'like-store', name: 'MinIO', evidence: ['evidence-host-id', ''] },
    ],
    ['not MinIO, by a longer host id', { hostId: `${'a1'.repeat(32)}a` }, null],
    ['not MinIO, by other characters', { hostId: 'g1'.repeat(32) }, null],
    [
      'Amazon, by the request id',
      { requestId: '4442587FB7D0A2F9' },
      { who: 'like-store', name: 'Amazon S3', evidence: ['evidence-request-id', '4442587FB7D0A2F9'] },
    ],
    [
      'Amazon, by an id with letters behind zeros',
      { requestId: '0000587FB7D0A2FZ' },
      { who: 'like-store', name: 'Amazon S3', evidence: ['evidence-request-id', '0000587FB7D0A2FZ'] },
    ],
    ['not Amazon, by an id of OBS that was cut short', { requestId: '0000587FB7D0A2F9' }, null],
    ['not Amazon, by a longer id', { requestId: '4442587FB7D0A2F9A' }, null],

    ['a proxy, by Server', { headers: { server: 'nginx/1.2' } }, { who: 'proxy', name: 'nginx/1.2' }],
    ['not a proxy, where there is a request id', { headers: { server: 'nginx' }, requestId: 'x' }, null],
    ['not a proxy, by an unknown Server', { headers: { server: 'mine' } }, null],
    ['not a proxy, by the middle of Server', { headers: { server: 'my-nginx' } }, null],

    [
      'somebody who does not say',
      { headers: { date: 'd', 'content-length': '0' } },
      { who: 'unknown', name: '' },
    ],
    ['not somebody, with one header', { headers: { date: 'd' } }, null],
    [
      'not somebody, with a request id',
      { headers: { date: 'd', 'content-length': '0' }, requestId: 'x' },
      null,
    ],
    ['not somebody, with a host id', { headers: { date: 'd', 'content-length': '0' }, hostId: 'x' }, null],
    ['not somebody, with Server', { headers: { date: 'd', server: 'mine' } }, null],
  ])('%s', (_, known, answerer) => expect(answererOf(response({ url, ...known }))).toEqual(answerer))
})

test('only where nothing shows that somebody else answered may it be OBS', () => {
  const may = (known: Partial<ErrorResponse>) => mayBeObs(response(known))
  expect([may({}), may({ requestId: obsId }), may({ headers: { date: 'd', etag: 'e' } })]).toEqual([
    true,
    true,
    true,
  ])
  expect([may({ headers: { server: 'nginx' } }), may({ code: 'IAM.0011' })]).toEqual([false, false])
})
