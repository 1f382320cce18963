import { describe, expect, test } from 'vitest'
import { readForm } from '../../src/decode/clients/form.ts'
import { textForms } from '../../src/decode/clients/index.ts'
import { triggers } from '../../src/decode/scanner.ts'
import { knows } from './find.ts'

describe.each(textForms.map(form => [form.name, form] as const))('%s', (_, form) => {
  test('recognises its example', () => {
    const before = form.before ? 'Error: error setting acl: AccessDenied,' : ''
    expect(readForm(form, form.example, () => before, knows)).toMatchObject({ form: form.name })
  })

  test('names a trigger that its example holds', () => {
    expect(form.example).toContain(form.trigger)
    expect(triggers).toContain(form.trigger)
  })
})

test('no two forms have one name', () => {
  const names = textForms.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
