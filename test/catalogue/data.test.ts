import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readDataFolder } from '../../src/catalogue/data-folder.ts'
import { fold } from '../../src/catalogue/normalise.ts'
import { shapeFault } from '../../src/catalogue/validate.ts'
import { commandFields } from '../../src/command-line.ts'
import { diagnose } from '../../src/diagnose/index.ts'
import { langs } from '../../src/languages.ts'
import type {
  Catalogue,
  CauseEntry,
  Condition,
  ErrorEntry,
  ErrorResponse,
  LocalizedText,
  StatusEntry,
} from '../../src/types.ts'
import { response } from '../diagnose/response.ts'

/** The rules of `data/`. Each finds faults, and each fault says how to mend the entry. */

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const dataFolder = fileURLToPath(new URL('../../data', import.meta.url))
const catalogue: Catalogue = readDataFolder(dataFolder)
const fault = shapeFault(catalogue)
if (fault !== null) throw new Error(`${fault}: give it exactly the keys that data/README.md lists`)
const entries: (ErrorEntry | StatusEntry)[] = [...catalogue.errors, ...catalogue.statuses]

const nameOf = (entry: ErrorEntry | StatusEntry) => ('code' in entry ? entry.code : String(entry.status))

/** Every text of an entry with its place. */
function textsOf(entry: ErrorEntry | StatusEntry): [place: string, text: LocalizedText][] {
  return [
    [`${nameOf(entry)}: summary`, entry.summary],
    ...entry.causes.flatMap((cause, i): [string, LocalizedText][] => [
      [`${nameOf(entry)}: causes[${i}].cause`, cause.cause],
      [`${nameOf(entry)}: causes[${i}].remedy`, cause.remedy],
      [`${nameOf(entry)}: causes[${i}].title`, cause.title],
      ...(cause.check
        ? [[`${nameOf(entry)}: causes[${i}].check`, cause.check] as [string, LocalizedText]]
        : []),
    ]),
    ...Object.entries(entry.documented ?? {}).flatMap(([part, text]): [string, LocalizedText][] =>
      text ? [[`${nameOf(entry)}: documented.${part}`, text]] : [],
    ),
  ]
}
const texts: [place: string, text: LocalizedText][] = [
  ...catalogue.classes.map((entry): [string, LocalizedText] => [`${entry.class}: summary`, entry.summary]),
  ...entries.flatMap(textsOf),
]
const causes = entries.flatMap(entry =>
  entry.causes.map((cause, i) => ({ place: `${nameOf(entry)}: causes[${i}]`, cause, entry })),
)

/** The words of the Chinese texts that have one official form each. */
const terms: { forbidden: string; preferred: string; means: string }[] = JSON.parse(read('data/terms.json'))
/** The official text keeps its own words. */
const isOurs = (place: string) => !place.includes(': documented.')
/** Half-width punctuation or brackets beside Chinese, straight quotes around it, and a blank between it and Latin. */
const halfWidth = /[\u4e00-\u9fff][,;:!?()"']|[,;!?()"'][\u4e00-\u9fff]|[\u4e00-\u9fff] \w|\w [\u4e00-\u9fff]/

/** A command may quote what it says itself; what it is filled with is quoted when it is filled. */
function isCommand(command: string): boolean {
  if (/\p{Cc}/u.test(command)) return false
  const names = [...command.matchAll(/\{(\w*)\}/g)].map(([, name]) => name ?? '')
  const isKnown = names.every(name => (commandFields as readonly string[]).includes(name))
  const quoted = command.match(/'[^']*'|"[^"]*"/g) ?? []
  return isKnown && !quoted.some(text => text.includes('{'))
}

const cjk = /[\u4e00-\u9fff]/
/** Codes that the server spells unlike a code, with the reason. */
const oddCodes: Record<string, string> = {
  'Request-URI Too Large': 'the server puts the reason of the status there',
  'System Capacity Not enough': 'the server spells it with blanks',
}

function repeated(values: string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i)
}

const rules: Record<string, () => string[]> = {
  'no two entries answer to the same spelling': () =>
    repeated(catalogue.errors.flatMap(({ code, aliases }) => [code, ...aliases]).map(fold)).map(
      name => `${name}: keep this spelling in one entry only; case, blanks, _ and - make no difference`,
    ),
  'codes look like codes': () =>
    catalogue.errors
      .filter(({ code }) => !/^[A-Za-z][A-Za-z0-9]*(?:[._][A-Za-z0-9]+)*$/.test(code) && !(code in oddCodes))
      .map(({ code }) => `${code}: spell it as the server does, or add it to oddCodes with the reason`),
  'no exemption is left over': () =>
    Object.keys(oddCodes)
      .filter(code => !catalogue.errors.some(entry => entry.code === code))
      .map(code => `${code}: remove it from oddCodes`),
  'the statuses of errors are explained': () =>
    catalogue.errors.flatMap(({ code, statuses }) =>
      statuses
        .filter(status => !catalogue.statuses.some(entry => entry.status === status))
        .map(status => `${code}: add an entry for the status ${status}`),
    ),
  'statuses of an error are different': () =>
    catalogue.errors
      .filter(({ statuses }) => new Set(statuses).size < statuses.length)
      .map(({ code }) => `${code}: name each status once`),
  'there are five classes': () =>
    catalogue.classes.map(entry => entry.class).join() === '1xx,2xx,3xx,4xx,5xx'
      ? []
      : ['classes: keep 1xx to 5xx, in this order'],
  'every entry has a cause': () =>
    entries.filter(entry => entry.causes.length === 0).map(entry => `${nameOf(entry)}: add a cause`),
  'every text is there in every language': () =>
    texts
      .filter(([, text]) => langs.some(lang => text[lang] === ''))
      .map(([place]) => `${place}: write the missing language`),
  'Chinese is Chinese and English is not': () =>
    texts
      .filter(([, { en, zh }]) => !cjk.test(zh) || cjk.test(en) || en === zh)
      .map(([place]) => `${place}: translate it`),
  'texts are plain': () =>
    texts
      .filter(([, { en, zh }]) =>
        [en, zh].some(text => /\*\*|`|<br|&(?:nbsp|quot);|\]\(|TODO|[\0-\x1f\x7f-\x9f]/.test(text)),
      )
      .map(([place]) => `${place}: take out markup and line breaks`),
  'texts are trimmed': () =>
    texts
      .filter(([, { en, zh }]) => [en, zh].some(text => text !== text.trim() || /\s{2}/.test(text)))
      .map(([place]) => `${place}: take out needless blanks`),
  'summaries are sentences': () =>
    entries
      .filter(({ summary: { en, zh } }) => !/[.?!]$/.test(en) || !/[。？！]$/.test(zh))
      .map(entry => `${nameOf(entry)}: end the summary with a full stop`),
  'related codes are in the catalogue': () =>
    catalogue.errors.flatMap(({ code, related }) =>
      related
        .filter(other => other === code || !catalogue.errors.some(entry => entry.code === other))
        .map(other => `${code}: related ${other} has to be another code of the catalogue`),
    ),
  'nothing is named twice': () =>
    [
      ...catalogue.errors.flatMap(({ code, related }) => repeated(related).map(one => [code, one])),
      ...entries.flatMap(entry => repeated(entry.links).map(one => [nameOf(entry), one])),
      ...causes.flatMap(({ place, cause }) => repeated(cause.sources).map(one => [place, one])),
    ].map(([place, one]) => `${place}: name ${one} once`),
  'links are addresses': () =>
    entries.flatMap(entry =>
      entry.links
        .filter(link => !URL.canParse(link) || !link.startsWith('https://'))
        .map(link => `${nameOf(entry)}: ${link} is no https address`),
    ),
  'the ids of causes are words with hyphens, each once in its entry': () =>
    entries.flatMap(entry => {
      const ids = entry.causes.flatMap(({ id }) => (id === null ? [] : [id]))
      const wrong = ids.filter(id => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
      return [...repeated(ids), ...wrong].map(id => `${nameOf(entry)}: rename the cause ${id}`)
    }),
  'titles tell the causes of an entry apart': () =>
    entries.flatMap(entry =>
      (['en', 'zh'] as const)
        .flatMap(lang => repeated(entry.causes.map(({ title }) => title[lang])))
        .map(title => `${nameOf(entry)}: two causes have the title ${title}`),
    ),
  'commands hold known placeholders, outside of quotes, and no control characters': () =>
    causes.flatMap(({ place, cause }) =>
      cause.commands
        .filter(command => !isCommand(command))
        .map(
          command => `${place}: ${command}: use only {${commandFields.join('}, {')}}, never between quotes`,
        ),
    ),
  'a cause has at most three commands': () =>
    causes
      .filter(({ cause }) => cause.commands.length > 3)
      .map(({ place }) => `${place}: keep the three commands that help most`),
  'Chinese uses the terms of data/terms.json': () =>
    texts
      .filter(([place]) => isOurs(place))
      .flatMap(([place, { zh }]) =>
        terms
          .filter(({ forbidden }) => new RegExp(forbidden).test(zh))
          .map(({ forbidden, preferred }) => `${place}: write ${preferred} for ${forbidden}`),
      ),
  'Chinese has full-width punctuation and no blanks around Latin words': () =>
    texts
      .filter(([place, { zh }]) => isOurs(place) && halfWidth.test(zh))
      .map(([place, { zh }]) => `${place}: ${halfWidth.exec(zh)?.[0]}`),
  'every claim has a source': () =>
    causes
      .filter(({ cause }) => cause.sources.length === 0)
      .map(({ place }) => `${place}: name at least one source`),
  'every source that is cited exists': () =>
    [
      ...causes.map(({ place, cause }) => ({ place, sources: cause.sources })),
      ...catalogue.classes.map(entry => ({ place: entry.class, sources: entry.sources })),
    ].flatMap(({ place, sources }) =>
      sources
        .filter(source => !Object.hasOwn(catalogue.sources, source))
        .map(source => `${place}: add ${source} to sources, or correct it`),
    ),
  'every source is cited': () => {
    const cited = new Set(
      [...causes.map(({ cause }) => cause), ...catalogue.classes].flatMap(one => one.sources),
    )
    return Object.keys(catalogue.sources)
      .filter(source => !cited.has(source))
      .map(source => `${source}: remove it from sources`)
  },
  'ids of causes are words with hyphens, each once in its entry': () =>
    entries.flatMap(entry => {
      const ids = entry.causes.map(({ id }) => id)
      return [...ids.filter(id => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)), ...repeated(ids)].map(
        id => `${nameOf(entry)}: give the cause ${id} a name of its own, in lower case with hyphens`,
      )
    }),
  'titles fit a headline': () =>
    causes
      .filter(({ cause: { title } }) => [...title.en].length > 60 || [...title.zh].length > 28)
      .map(({ place }) => `${place}: cut the title to 60 characters in English, 28 in Chinese`),
  'titles are no sentences': () =>
    causes
      .filter(({ cause: { title } }) => /[.!]$/.test(title.en) || /[。！]$/.test(title.zh))
      .map(({ place }) => `${place}: take the full stop off the title`),
  'every condition tests something': () =>
    causes.flatMap(({ place, cause }) =>
      [...cause.when, ...cause.unless]
        .filter(condition => Object.values(condition).every(part => Object.keys(part).length === 0))
        .map(() => `${place}: remove the condition that tests nothing`),
    ),
  'every condition has an example': () =>
    causes.flatMap(({ place, cause, entry }) =>
      cause.when
        .filter(
          condition => !examplesOf(entry).some(one => selected([only(cause, condition)], one).length > 0),
        )
        .map(
          condition => `${place}: add to test/fixtures/examples.json what meets ${JSON.stringify(condition)}`,
        ),
    ),
  'every example selects its cause and no other': () =>
    examples.flatMap(example => {
      const among = entries.find(entry => nameOf(entry) === example.of)?.causes ?? []
      const hits = selected(among, example).map(({ id }) => id)
      return hits.length === 1 && hits[0] === example.selects
        ? []
        : [
            `${JSON.stringify(example)} selects ${hits.join(' and ') || 'nothing'}: correct it, or the conditions`,
          ]
    }),
}

/** A part of a response, and the id of the cause of the code or status that alone it points to. */
interface Example {
  of: string
  response: Partial<ErrorResponse>
  selects: string
}
const examples: Example[] = JSON.parse(read('test/fixtures/examples.json'))

const examplesOf = (entry: ErrorEntry | StatusEntry) => examples.filter(({ of }) => of === nameOf(entry))

/** The cause with one of its conditions alone. */
const only = (cause: CauseEntry, condition: Condition): CauseEntry => ({ ...cause, when: [condition] })

/** The causes to which the response of an example points. */
function selected(among: CauseEntry[], example: Example): CauseEntry[] {
  const status = Number(example.of)
  const of = Number.isNaN(status) ? { code: example.of } : { status }
  return diagnose(
    response({ ...of, ...example.response }),
    { name: example.of, causes: among, statuses: [] },
    'en',
  )
    .causes.filter(({ evidence }) => evidence !== null)
    .map(({ entry }) => entry)
}

test.each(Object.entries(rules))('%s', (_, faults) => expect(faults()).toEqual([]))

/** The rows of a tab-separated fixture below its titles. */
const rowsOf = (path: string) =>
  read(path)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => line.split('\t'))

/** The tables of the Python SDK and of the API reference, in English and in Chinese. */
const errorTables = ['test/fixtures/error-table.tsv', 'test/fixtures/api-error-table.tsv']

describe('the error tables of the documentation stand in the catalogue word for word', () => {
  test.each(errorTables.flatMap(rowsOf))('%s %s', (...row) => {
    const [code, status, , message, solution, messageZh, solutionZh] = row
    const entry = catalogue.errors.find(one => one.code === code)
    expect(entry?.statuses, `${code}: name the status of the table`).toContain(Number(status))
    expect(entry?.documented, `${code}: keep the text of the table`).toEqual({
      message: { en: message, zh: messageZh },
      solution: { en: solution, zh: solutionZh },
    })
  })
})

describe('the status table of the documentation stands in the catalogue word for word', () => {
  test.each(rowsOf('test/fixtures/status-table.tsv'))(
    '%s %s: %s %s',
    (status, reason, description, cause) => {
      const entry = catalogue.statuses.find(one => one.status === Number(status))
      expect(entry).toMatchObject({ reason, summary: { en: description } })
      expect(entry?.documented?.message.en).toContain(cause)
    },
  )
})

describe.each(['data/words.json', 'data/answers.json', 'data/help.json', 'data/page.json'])('%s', path => {
  const words = Object.entries(JSON.parse(read(path)) as Record<string, LocalizedText>)
  const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()

  test.each(words)('%s stands in every language', (key, text) => {
    expect(Object.keys(text), `give ${key} the keys ${langs.join(' and ')}`).toEqual(langs)
    // The space between two sentences is none in Chinese.
    if (key !== 'space') expect(Object.values(text), `write every language of ${key}`).not.toContain('')
  })

  test.each(words)('%s takes the same values in every language', (key, text) => {
    for (const lang of langs)
      expect(places(text[lang]), `give ${key} the same {values} in ${lang} and en`).toEqual(places(text.en))
  })
})

test.each(['data/words.json', 'data/answers.json', 'data/findings.json', 'data/help.json', 'data/page.json'])(
  '%s uses the terms of data/terms.json',
  path => {
    const text = read(path)
    const found = terms.filter(({ forbidden }) => new RegExp(forbidden).test(text.replace(/"en": .*/g, '')))
    expect(found.map(({ forbidden, preferred }) => `write ${preferred} for ${forbidden}`)).toEqual([])
  },
)
