import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openCatalogue } from '../../src/catalogue/load.ts'
import { decode } from '../../src/cli/commands/decode.ts'
import type { Io, TextSink } from '../../src/cli/process.ts'

/** A place for text that keeps it. */
function sink(): TextSink & { text: () => string } {
  let text = ''
  const write = async (more: string) => {
    text += more
    return true
  }
  return {
    ...{ isTTY: false, columns: undefined, rows: undefined, write, collect: write, text: () => text },
    ...{ failure: () => null, settle: async () => {}, close: async () => {} },
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

test('a fault of the program at one error costs that error, is told in a line, and takes no other', async () => {
  const catalogue = openCatalogue()
  const broken = {
    ...catalogue,
    names: catalogue.names,
    error(code: string) {
      if (code === 'NoSuchBucket') throw new TypeError('made to fail')
      return catalogue.error(code)
    },
  }
  const [stdout, stderr] = [sink(), sink()]
  const io: Io = {
    ...{ stdout, stderr, env: {}, read: nothing, onSignal: () => () => {} },
    stdin: { isTTY: false, [Symbol.asyncIterator]: nothing },
  }
  const text = ['NoSuchKey', 'NoSuchBucket', 'AccessDenied'].map(
    code => `<Error><Code>${code}</Code></Error>`,
  )
  const settings = { format: 'json', color: 'never', lang: 'en', full: false, pager: false } as const
  const status = await decode([], { text: [text.join('\n')] }, settings, io, broken)
  const { results, problems } = JSON.parse(stdout.text())
  expect(results.map(({ code }: { code: string }) => code)).toEqual(['NoSuchKey', 'AccessDenied'])
  expect(problems).toEqual([
    { kind: 'internal', message: expect.stringContaining('made to fail'), file: null },
  ])
  expect(stderr.text()).toMatch(/^obs-err: internal error: made to fail\. .*report.*\n$/)
  expect(status).toBe(2)
})

test('what is packed more than twice is told to be data', async () => {
  const pack = async (levels: number) => {
    let bytes: Buffer = Buffer.from('<Error><Code>NoSuchKey</Code></Error>')
    for (let level = 0; level < levels; level++) bytes = gzipSync(bytes)
    const [stdout, stderr] = [sink(), sink()]
    const io: Io = {
      ...{ stdout, stderr, env: {}, read: nothing, onSignal: () => () => {} },
      stdin: {
        isTTY: false,
        async *[Symbol.asyncIterator]() {
          yield bytes
        },
      },
    }
    const settings = { format: 'json', color: 'never', lang: 'en', full: false, pager: false } as const
    return { status: await decode([], {}, settings, io), told: stderr.text() }
  }
  expect(await pack(2)).toEqual({ status: 0, told: '' })
  expect(await pack(3)).toEqual({
    status: 1,
    told: expect.stringMatching(/^obs-err: standard input is gzip .*\n.*no OBS error found.*\n$/),
  })
})
