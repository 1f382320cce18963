import { describe, expect, test } from 'vitest'
import texts from '../../data/help.json' with { type: 'json' }
import { topics } from '../../src/cli/help.ts'
import { commandHelp, createProgram } from '../../src/cli/parser.ts'
import { displayWidth } from '../../src/render/width.ts'

const langs = ['en', 'zh'] as const
const program = createProgram()
const commands = [program, ...program.commands.filter(command => /^\w+$/.test(command.name()))]

describe.each(langs)('in %s', lang => {
  test.each([80, 60])('no line is wider than %i columns', width => {
    const lines = commands.flatMap(command => commandHelp(command, lang, width).split('\n'))
    // Examples are commands, which are not broken.
    const wide = lines.filter(
      line => displayWidth(line) > width && !/^ {2}(?:.*\| )?(?:obs-err|bash|zsh|fish|Power)/.test(line),
    )
    expect(wide).toEqual([])
  })

  test('no line that is printed as it stands is wider than 80 columns', () => {
    const lines = Object.values(texts).flatMap(text => text[lang].split('\n'))
    expect(lines.filter(line => line.includes('  ') && displayWidth(line) > 80)).toEqual([])
    for (const topic of topics) {
      const topicLines = texts[`topic.${topic}`][lang].split('\n')
      expect(topicLines.filter(line => displayWidth(line) > 80)).toEqual([])
    }
  })
})

test('every text that the commands name is there', () => {
  const keys = commands.flatMap(command => [
    ...command.options.map(({ description }) => description),
    ...command.registeredArguments.map(({ description }) => description),
    ...(command === program ? [] : [command.summary()]),
  ])
  const missing = keys.filter(key => key !== '' && !Object.hasOwn(texts, key))
  expect(missing.filter(key => key !== undefined)).toEqual([])
})
