import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openCatalogue } from '../src/catalogue/load.ts'
import { responseExplainer } from '../src/explain-response.ts'
import type { Explanation } from '../src/types.ts'
import { findAll } from './decode/find.ts'

/** Every row of the two indexes: what a perfect decoder makes of each sample. */

const folders = ['corpus', 'captures'].map(name => new URL(`fixtures/${name}/`, import.meta.url))
const explain = responseExplainer(openCatalogue(), { lang: 'en', redact: true })

interface Row {
  file: URL
  name: string
  codes: string
  statuses: string
  expected: string
  facts: [name: string, value: string][]
}

const rows = folders.flatMap(folder =>
  readFileSync(new URL('index.tsv', folder), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line): Row => {
      const [name = '', , codes = '', statuses = '', expected = '', facts = '-'] = line.split('\t')
      const pairs = facts === '-' ? [] : facts.split(';')
      return {
        file: new URL(name, folder),
        name,
        codes,
        statuses,
        expected,
        facts: pairs.map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
      }
    }),
)

async function decode({ file, name }: Row): Promise<Explanation[]> {
  const found = await findAll(readFileSync(file))
  return found.map(({ response, line }) => explain(response, { file: name, line, count: 1 }))
}

/** Every value that results give to a fact: a field of the response, an element, or what a finding says. */
function valuesOf(name: string, results: Explanation[]): string[] {
  const folded = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')
  return results.flatMap(({ response, findings }) => {
    if (response === null) return []
    const fields = Object.entries(response).filter(([field]) => field === name)
    const details = Object.entries(response.details).filter(([detail]) => folded(detail) === folded(name))
    const told = findings.map(({ text }) => text)
    return [...fields, ...details].map(([, value]) => String(value)).concat(told)
  })
}

/** What is told of why it failed: findings, headlines and the first cause. */
function textOf(results: Explanation[]): string {
  const texts = results.flatMap(({ summary, headline, causes, findings }) => [
    summary,
    headline,
    causes[0]?.title,
    causes[0]?.cause,
    causes[0]?.remedy,
    ...findings.map(({ text }) => text),
  ])
  return texts.join('\n')
}

/** `86400` as the clock finding words it. */
function skewText(seconds: number): RegExp {
  const hours = Math.abs(seconds) / 3600
  return new RegExp(`\\b(?:${hours} h|${hours / 24} days?)\\b.*${seconds > 0 ? 'ahead' : 'behind'}`)
}

/** `2025-07-30T10:18:39.145Z` down to the second: "about" is all that is claimed. */
const toSecond = (time: string) => time.slice(0, 19)

describe.each(rows.map(row => [row.name, row] as const))('%s', (_, row) => {
  test(`gives ${row.expected === 'code' ? row.codes : row.expected}`, async () => {
    const results = await decode(row)
    const codes = results.map(({ response }) => response?.code ?? '-').join(';')
    const statuses = results.map(({ status }) => status ?? '-').join(';')
    if (row.expected === 'code') expect(codes).toBe(row.codes)
    if (row.expected === 'status') expect([codes, statuses]).toEqual(['-', row.statuses])
    if (row.expected === 'none') expect(results).toEqual([])
    if (row.expected === 'client') expect(results.every(({ kind }) => kind === 'client')).toBe(true)
    if (row.expected === 'any') expect(results.every(({ response }) => response?.code === null)).toBe(true)
  })

  if (row.facts.length === 0) return
  test('extracts its facts', async () => {
    const results = await decode(row)
    for (const [name, value] of row.facts) {
      if (name === 'count') expect(results).toHaveLength(Number(value))
      else if (name === 'cause') expect(textOf(results)).toMatch(new RegExp(value))
      else if (name === 'skewSeconds')
        expect(valuesOf(name, results).join('\n')).toMatch(skewText(Number(value)))
      else if (name === 'requestIdTime')
        expect(valuesOf(name, results).join('\n').replace(' ', 'T')).toContain(toSecond(value))
      else if (name === 'server') expect(valuesOf(name, results).join('\n')).toContain(value)
      else if (name === 'location') expect(valuesOf(name, results).join('\n')).toContain(value)
      else expect(valuesOf(name, results)).toContain(value)
    }
  })
})
