import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Sample, TextForm } from '../../src/decode/clients/form.ts'
import { candidates, objectMarks, textForms } from '../../src/decode/clients/index.ts'
import { readForm } from '../../src/decode/clients/read-form.ts'
import { triggers } from '../../src/decode/triggers.ts'
import { isKnownCode } from './find.ts'

const lineOf = (sample: Sample) => (typeof sample === 'string' ? sample : sample.line)
const beforeOf = (sample: Sample) => (typeof sample === 'string' ? '' : sample.before)

/** The first form of all that reads a sample. */
function readerOf(sample: Sample): string | undefined {
  for (const { form } of candidates(lineOf(sample))) {
    if (readForm(form, lineOf(sample), () => beforeOf(sample), isKnownCode)) return form.name
  }
  return undefined
}

const samples = textForms.flatMap(form =>
  form.samples.map((sample): [string, string, TextForm, Sample] => [form.name, lineOf(sample), form, sample]),
)

test.each(samples)('%s is the form that reads %s', (name, _, __, sample) => {
  expect(readerOf(sample)).toBe(name)
})

describe.each(textForms.map(form => [form.name, form] as const))('%s', (_, form) => {
  test.each(form.triggers)('has a sample that holds its trigger %s', trigger => {
    expect(form.samples.some(sample => lineOf(sample).includes(trigger))).toBe(true)
    expect(triggers).toContain(trigger)
  })
})

test('no two forms have one name', () => {
  const names = textForms.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('the type Client names every program', () => {
  const types = readFileSync(new URL('../../src/types.ts', import.meta.url), 'utf8')
  const named: string[] = /export type Client =([^(]*)/.exec(types)?.[1]?.match(/[\w-]+(?=')/g) ?? []
  const programs = [
    ...textForms.map(({ client }) => (typeof client === 'function' ? client('') : client)),
    ...objectMarks.map(({ client }) => client),
  ]
  expect(programs.filter(client => client !== null && !named.includes(client))).toEqual([])
})
