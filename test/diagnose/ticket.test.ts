import { expect, test } from 'vitest'
import { ticketFacts } from '../../src/diagnose/ticket.ts'
import { response } from './response.ts'

const nothing = { code: null, status: null }

test('every fact, in the order in which support looks for it', () => {
  const known = response({
    requestId: '0000018A',
    hostId: 'h',
    details: { Indicator: '601' },
    time: '2026-01-02T10:00:00Z',
    method: 'GET',
    url: 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k',
    status: 403,
    code: 'AccessDenied',
    message: 'Access Denied',
  })
  expect(ticketFacts(known, nothing)).toEqual([
    ['requestId', '0000018A'],
    ['hostId', 'h'],
    ['indicator', '601'],
    ['time', '2026-01-02T10:00:00Z'],
    ['method', 'GET'],
    ['host', 'b-1.obs.cn-north-4.myhuaweicloud.com'],
    ['status', '403'],
    ['code', 'AccessDenied'],
    ['message', 'Access Denied'],
  ])
})

test('the indicator may stand in its header', () => {
  expect(ticketFacts(response({ headers: { 'x-reserved-indicator': '602' } }), nothing)).toEqual([
    ['indicator', '602'],
  ])
})

test('what is not known is left out; code and status of the catalogue stand in', () => {
  expect(ticketFacts(response(), nothing)).toEqual([])
  expect(ticketFacts(response(), { code: 'NoSuchKey', status: 404 })).toEqual([
    ['status', '404'],
    ['code', 'NoSuchKey'],
  ])
  expect(ticketFacts(response({ status: 403, code: 'a' }), { code: 'b', status: 404 })).toEqual([
    ['status', '403'],
    ['code', 'a'],
  ])
})

test('the time of the Date header is exact, that of the request id is about', () => {
  const date = { server: 'OBS', date: 'Fri, 02 Jan 2026 10:00:00 GMT' }
  expect(ticketFacts(response({ headers: date }), nothing)).toEqual([['time', '2026-01-02T10:00:00Z']])
  const labels = ticketFacts(response({ requestId: '0000018D92F0732A5776FFF87D0A2DDF' }), nothing).map(
    ([label]) => label,
  )
  expect(labels).toEqual(['requestId', 'aboutTime'])
})

test('secrets are masked', () => {
  const facts = ticketFacts(response({ message: 'Signature=abcdefghijklmnop' }), nothing)
  expect(facts).toEqual([['message', 'Signature=****']])
})
