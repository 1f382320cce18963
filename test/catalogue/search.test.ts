import { describe, expect, test } from 'vitest'
import { openCatalogue } from '../../src/catalogue/load.ts'
import { search } from '../../src/catalogue/search.ts'
import type { CauseEntry, ErrorEntry, LocalizedText } from '../../src/types.ts'
import { small } from './small.ts'

const codes = (query: string) => search(small.errors, query).map(({ code }) => code)

/** An entry with these texts and no others, for each of which a word may be asked. */
function entry(code: string, texts: { [place in 'summary' | 'cause' | 'remedy' | 'check']?: string } = {}) {
  const [first] = small.errors as [ErrorEntry]
  const [cause] = first.causes as [CauseEntry]
  const [summary, known, remedy, check] = (['summary', 'cause', 'remedy', 'check'] as const).map(place => ({
    en: texts[place] ?? 'plain',
    zh: 'plain',
  })) as [LocalizedText, LocalizedText, LocalizedText, LocalizedText]
  return {
    ...first,
    code,
    aliases: [],
    summary,
    causes: [{ ...cause, title: summary, cause: known, remedy, check }],
  }
}
const among = (errors: ErrorEntry[], query: string) => search(errors, query).map(({ code }) => code)

describe('where a word is looked for', () => {
  const condition = { message: ['a zebra bites'] }
  const places: [place: string, entry: ErrorEntry][] = [
    ['a remedy', entry('A', { remedy: 'Feed the zebra.' })],
    ['a check', entry('A', { check: 'Look at the zebra.' })],
    [
      'the message of a condition',
      { ...entry('A'), causes: entry('A').causes.map(cause => ({ ...cause, when: [{}, condition] })) },
    ],
    ['the service', { ...entry('A'), service: 'zebra' }],
    ['an alias', { ...entry('A'), aliases: ['Other', 'ZebraLost'] }],
  ]
  test.each(places)('%s', (_, one) => expect(among([entry('B'), one], 'zebra')).toEqual(['A']))

  test('a status, a verdict, who has to act', () => {
    const errors: ErrorEntry[] = [
      { ...entry('A'), statuses: [404, 410], retry: 'check-first', owner: 'account' },
      { ...entry('B'), statuses: [], retry: 'no', owner: null },
    ]
    for (const word of ['404', '410', 'check-first', 'account'])
      expect([word, among(errors, word)]).toEqual([word, ['A']])
  })

  test('not across two names, two texts or two lines', () => {
    const one = {
      ...entry('RedZebra', { summary: 'one horse', cause: 'two', remedy: 'three' }),
      aliases: ['BlueHorse'],
    }
    for (const word of ['zebrablue', 'horsered', 'horseplain', 'threeplain', 'plainobs', 'obsno'])
      expect([word, among([one], word)]).toEqual([word, []])
  })
})

describe('how a word is looked for', () => {
  test.each([
    ['a word of three letters begins a word', 'ids', 'the ids', 'the grids'],
    ['a word of one letter begins a word', 'x', 'an xml', 'the max'],
    ['digits begin a word', '12', 'at 123', 'at 312'],
    ['two words of Chinese stand anywhere', '限流', '被限流了', '流限'],
    ['a word of four letters stands anywhere', 'rids', 'the grids', 'the ids'],
    ['the beginning of a word that ends in -ing', 'throttling', 'we throttle', 'we throat'],
    ['the beginning of a word that ends in -ed', 'throttled', 'throttling', 'throt'],
    ['a short word that ends in -ing is whole', 'string', 'a string', 'a strand'],
    ['a word that only has -ing in it is whole', 'unexpectedly', 'lost unexpectedly', 'unexpectly'],
    ['a word with a digit in front is whole', '5throttled', 'at 5throttled', 'at 5throttle'],
  ])('%s: %s', (_, query, text, other) =>
    expect(among([entry('B', { summary: other }), entry('A', { summary: text })], query)).toEqual(['A']),
  )

  test('the words of a code, also where they are asked for together', () => {
    const errors = [entry('HttpUploadLost', { summary: 'http upload' }), entry('NoSuchUpload')]
    expect(among(errors, 'such upload')).toEqual(['NoSuchUpload'])
    expect(among([entry('A', { summary: 'no upload' }), entry('NoUpload')], 'no upload')).toEqual([
      'NoUpload',
      'A',
    ])
  })
})

describe('the order', () => {
  test('hyphens and blanks between words are all alike', () => {
    const errors = [entry('A', { summary: 'part of multi' }), entry('B', { summary: 'in multi -\t part' })]
    for (const query of ['multi-part', 'multi part', ' multi  part ', 'multi\npart'])
      expect([query, among(errors, query)]).toEqual([query, ['B', 'A']])
  })

  test('words that stand together as asked go before words that stand apart', () => {
    const errors = [
      entry('A', { summary: 'the clock of a client' }),
      entry('B', { summary: 'the client clock' }),
    ]
    expect(among(errors, 'client clock')).toEqual(['B', 'A'])
  })

  test('words that stand together are worth as much as each of them', () => {
    // 2 words, 4 each, and the phrase twice: 16; the code is worth 8 for each word.
    const together = entry('A', { summary: 'red zebra' })
    const apart = { ...entry('ZebraRed', { remedy: 'a red or a zebra' }) }
    expect(among([together, apart], 'red zebra')).toEqual(['ZebraRed', 'A'])
    const weaker = { ...entry('B', { summary: 'zebra, red', cause: 'zebra, red', remedy: 'zebra, red' }) }
    expect(among([weaker, together], 'red zebra')).toEqual(['A', 'B'])
  })

  test('a word of the code is worth two of the summary', () => {
    const inCode = entry('ZebraLost', { remedy: 'red' })
    const inSummary = entry('B', { summary: 'zebra, red', remedy: 'red' })
    expect(among([inCode, inSummary], 'zebra red')).toEqual(['ZebraLost', 'B'])
    expect(among([inSummary, inCode], 'zebra red')).toEqual(['B', 'ZebraLost'])
  })

  test('a single word counts alike in each of its forms', () => {
    const errors = [entry('A', { summary: 'we throttle' }), entry('B', { summary: 'throttling' })]
    expect(among(errors, 'throttling')).toEqual(['A', 'B'])
  })

  test('codes that clients invent count a quarter', () => {
    const client = (code: string, text: string): ErrorEntry => ({
      ...entry(code, { summary: text }),
      service: 'client',
    })
    expect(among([client('A', 'zebra'), entry('B', { remedy: 'zebra' })], 'zebra')).toEqual(['A', 'B'])
    expect(among([client('A', 'zebra'), entry('B', { cause: 'zebra' })], 'zebra')).toEqual(['B', 'A'])
    expect(among([entry('B', { cause: 'zebra' }), client('ZebraLost', 'a')], 'zebra')).toEqual([
      'B',
      'ZebraLost',
    ])
    expect(among([client('ZebraLost', 'a'), entry('B', { cause: 'zebra' })], 'zebra')).toEqual([
      'ZebraLost',
      'B',
    ])
  })
})

test.each([
  ['a word of a summary', 'clock', ['RequestTimeTooSkewed']],
  ['in capitals', 'CLOCK', ['RequestTimeTooSkewed']],
  ['a word of the code before one of a text', 'upload', ['NoSuchUpload']],
  ['words that stand apart', 'client clock', ['RequestTimeTooSkewed']],
  ['Chinese', '说明：the clock', ['RequestTimeTooSkewed']],
  ['an alias', 'AlreadyExist', ['CustomDomainAreadyExist']],
  ['the words of a code', 'such upload', ['NoSuchUpload']],
  ['one of the words does not occur', 'clock zebra', []],
  ['nothing', '', []],
  ['a hostile word', '__proto__', []],
])('%s: %s', (_, query, expected) => expect(codes(query)).toEqual(expected))

describe('the place of a word decides', () => {
  const [entry] = small.errors as [(typeof small.errors)[number]]
  const [cause] = entry.causes as [(typeof entry.causes)[number]]
  const plain = { en: 'plain', zh: 'plain' }
  const zebra = { en: 'zebra', zh: 'zebra' }
  /** An entry with the word in some places and nowhere else. */
  const withWord = (...places: ('code' | 'summary' | 'cause' | 'remedy')[]): typeof entry => ({
    ...{ ...entry, aliases: [], related: [], links: [] },
    code: places.includes('code') ? 'ZebraError' : 'PlainError',
    summary: places.includes('summary') ? zebra : plain,
    causes: [
      {
        ...{ ...cause, title: plain, check: null },
        cause: places.includes('cause') ? zebra : plain,
        remedy: places.includes('remedy') ? zebra : plain,
      },
    ],
  })
  test.each([
    ['the code more than all others together', withWord('summary', 'cause', 'remedy'), withWord('code')],
    ['the summary more than cause and remedy', withWord('cause', 'remedy'), withWord('summary')],
    ['a cause more than a remedy', withWord('remedy'), withWord('cause')],
  ])('%s', (_, other, best) => {
    expect(search([other, best], 'zebra')).toEqual([best, other])
  })
})

describe('the catalogue answers what people look for among the first five', () => {
  const { errors } = openCatalogue().whole()
  test.each([
    ['clock', 'RequestTimeTooSkewed'],
    ['arrears', 'InArrearOrInsufficientBalance'],
    ['欠费', 'InArrearOrInsufficientBalance'],
    ['multipart upload', 'NoSuchUpload'],
    ['path style', 'VirtualHostDomainRequired'],
    ...['throttle', 'throttling', '限流'].flatMap(word => [
      [word, 'SlowDown'],
      [word, 'ServiceUnavailable'],
      [word, 'TooManyRequests'],
    ]),
    ['分片', 'NoSuchUpload'],
    ['presigned', 'RequestTimeTooSkewed'],
    ['presigned', 'SignatureDoesNotMatch'],
  ])('%s: %s', (query, code) => {
    const first = search(errors, query)
      .slice(0, 5)
      .map(entry => entry.code)
    expect(first).toContain(code)
  })
})
