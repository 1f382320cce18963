import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as source from '../src/index.ts'

/** What the build leaves out of the packages is not missed: the built library answers as the sources do. */

const corpus = new URL('fixtures/corpus/', import.meta.url)
const samples = readdirSync(corpus).filter(name => /^\d/.test(name))
const built: typeof source = await import(new URL('../dist/index.js', import.meta.url).href)

async function decoded(library: typeof source, input: source.Input): Promise<source.Explanation[]> {
  const found = []
  for await (const explanation of library.decode(input)) found.push(explanation)
  return found
}

describe('the built library decodes', () => {
  test.each(samples)('%s', async name => {
    const bytes = readFileSync(new URL(name, corpus))
    expect(await decoded(built, [bytes])).toEqual(await decoded(source, [bytes]))
  })

  test.each([
    ['nesting', `<Error><Code>NoSuchKey</Code>${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}</Error>`],
    [
      'references',
      '<Error><Code>NoSuchKey</Code><Key>a&lt;&#98;&#x63;&nbsp;&bogus;</Key><x><y>&amp;</y></x></Error>',
    ],
    ['numbers', '<Error><Code>NoSuchKey</Code><x><RequestId>0000019</RequestId><Key>1e5</Key></x></Error>'],
    [
      'a document type',
      '<!DOCTYPE Error [<!ENTITY a "b">]><Error><Code>NoSuchKey</Code><Key>&a;</Key><x><y/></x></Error>',
    ],
    [
      'a document type inside',
      '<Error><!DOCTYPE x [<!ENTITY a "b">]><Code>NoSuchKey</Code><Key>&a;</Key></Error>',
    ],
    [
      'comments and instructions',
      '<Error><!-- a --><?b c?><Code>NoSuchKey</Code><Message><![CDATA[<&>]]></Message></Error>',
    ],
    ['attributes', '<Error a="1" b=\'2\'><Code c="&lt;">NoSuchKey</Code><x d="e">f</x></Error>'],
    [
      'reserved names',
      '<Error><Code>NoSuchKey</Code><__proto__>a</__proto__><constructor>b</constructor></Error>',
    ],
    ['tags that do not match', '<Error><Code>NoSuchKey</Code><a><b>c</a></b></Error>'],
  ])('%s', async (_, xml) => {
    expect(await decoded(built, xml)).toEqual(await decoded(source, xml))
  })
})

test('the built library explains and lists every entry', () => {
  expect(built.list({}, { lang: 'zh' })).toEqual(source.list({}, { lang: 'zh' }))
  for (const { code } of source.catalogue.errors) expect(built.explain(code)).toEqual(source.explain(code))
})
