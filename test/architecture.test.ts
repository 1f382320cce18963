import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/** The direction of imports, and what else holds the rooms of `src` apart. */

const root = fileURLToPath(new URL('..', import.meta.url))

interface File {
  /** Path below the repository. */
  path: string
  text: string
  /** What is imported, at once or when it is needed: paths below the repository, names of packages. */
  imports: { target: string; typesOnly: boolean }[]
}

const importing = /^\s*(?:import|export)\s+(type\s)?(?:[^'"()]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name): File => {
    const path = `src/${name}`
    const text = readFileSync(join(root, path), 'utf8')
    const imports = [...text.matchAll(importing)].map(([, type, named, lazy]) => {
      const target = (named ?? lazy) as string
      return {
        target: target.startsWith('.') ? join(dirname(path), target) : target,
        typesOnly: Boolean(type),
      }
    })
    return { path, text, imports }
  })

/** `catalogue` of `src/catalogue/load.ts`; a file directly in `src` is a room of its own. */
const roomOf = (path: string) => path.split('/')[1] ?? ''
const isRoom = (room: string) => !room.endsWith('.ts')

/** What each room may import beside itself. */
const allowed: Record<string, string[]> = {
  catalogue: [
    'answers.ts',
    'command-line.ts',
    'documentation.ts',
    'edit-distance.ts',
    'languages.ts',
    'package-root.ts',
    'types.ts',
    'words.ts',
  ],
  decode: ['address.ts', 'hosts.ts', 'operation.ts', 'percent-encoding.ts', 'time.ts', 'types.ts'],
  diagnose: [
    'address.ts',
    'command-line.ts',
    'edit-distance.ts',
    'hosts.ts',
    'languages.ts',
    'operation.ts',
    'percent-encoding.ts',
    'redact',
    'time.ts',
    'types.ts',
    'words.ts',
  ],
  redact: ['percent-encoding.ts', 'types.ts'],
  render: ['documentation.ts', 'languages.ts', 'types.ts', 'words.ts'],
  signature: ['address.ts', 'diagnose', 'percent-encoding.ts', 'types.ts'],
}

/** Every file of `src` that a file imports, directly or not; a type of another file leaves no import behind. */
function reachedFrom(start: string): string[] {
  const reached = new Set<string>()
  const follow = (path: string): void => {
    if (reached.has(path)) return
    reached.add(path)
    const imports = files.find(file => file.path === path)?.imports ?? []
    for (const { target, typesOnly } of imports) if (!typesOnly) follow(target)
  }
  follow(start)
  return [...reached].filter(path => path.startsWith('src/'))
}

/** The text of a file without its comments and strings, which may say any word. */
function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|^ *\/.*\/\w*$/gm, '')
}

describe('rooms', () => {
  test.each(Object.entries(allowed))('%s imports only %j', (room, others) => {
    const inside = files.filter(({ path }) => roomOf(path) === room)
    expect(inside).not.toEqual([])
    const imported = inside.flatMap(({ path, imports }) =>
      imports
        .map(({ target }) => target)
        .filter(target => target.startsWith('src/') && ![room, ...others].includes(roomOf(target)))
        .map(target => `${path} imports ${target}`),
    )
    expect(imported).toEqual([])
  })

  test('nothing but main.ts imports the command line', () => {
    const importers = files
      .filter(
        ({ path, imports }) =>
          roomOf(path) !== 'cli' && imports.some(({ target }) => roomOf(target) === 'cli'),
      )
      .map(({ path }) => path)
    expect(importers).toEqual(['src/main.ts'])
  })

  test('the command line loads what reads errors from the parts of the build, which the package holds once', () => {
    const loading = files
      .filter(({ path }) => roomOf(path) === 'cli')
      .flatMap(({ path, imports }) =>
        imports.filter(one => !one.typesOnly).map(({ target }) => [path, target]),
      )
      .filter(([, target = '']) =>
        /^src\/(?:decode\/(?:index|text|caught)|explain-response|signature\/(?!index)\w+)\.ts$/.test(target),
      )
    expect(loading).toEqual([])
  })

  test('the library loads neither a command nor what renders', () => {
    const rooms = new Set(reachedFrom('src/index.ts').map(roomOf).filter(isRoom))
    expect([...rooms].sort()).toEqual(['catalogue', 'decode', 'diagnose', 'library', 'redact', 'signature'])
  })

  test('the library and the page need nothing of Node', () => {
    const entries = ['src/index.ts', 'src/page/main.tsx', 'src/page/worker.ts']
    const reached = entries.flatMap(reachedFrom).flatMap(path => files.find(file => file.path === path) ?? [])
    const needing = reached.filter(
      ({ text, imports }) =>
        /(?<![.\w'])(?:Buffer|process|require|__dirname|setImmediate)\b/.test(codeOf(text)) ||
        imports.some(({ target }) => target.startsWith('node:') || builtinModules.includes(target)),
    )
    expect(needing.map(({ path }) => path)).toEqual([])
  })

  test('every file is imported by another, but for the entries and what the build reads with', () => {
    const imported = new Set(files.flatMap(({ imports }) => imports.map(({ target }) => target)))
    const idle = files.map(({ path }) => path).filter(path => !imported.has(path))
    expect(idle.sort()).toEqual([
      'src/catalogue/canonical.ts',
      'src/catalogue/data-folder.ts',
      'src/index.ts',
      'src/main.ts',
      'src/page/main.tsx',
      'src/page/worker.ts',
    ])
  })

  test('nothing imports the page', () => {
    const importers = files.filter(
      ({ path, imports }) =>
        roomOf(path) !== 'page' && imports.some(({ target }) => roomOf(target) === 'page'),
    )
    expect(importers.map(({ path }) => path)).toEqual([])
  })

  test('the page uses all of its words', () => {
    const page = files.filter(({ path }) => roomOf(path) === 'page')
    const words = Object.keys(JSON.parse(readFileSync(join(root, 'data/page.json'), 'utf8')))
    expect(words.filter(word => !page.some(({ text }) => text.includes(`'${word}'`)))).toEqual([])
  })

  test('no rule of the diagnosis imports another: what they share stands in facts', () => {
    const rules = files.filter(({ path }) => path.startsWith('src/diagnose/rules/'))
    expect(rules).not.toEqual([])
    const between = rules.flatMap(({ path, imports }) =>
      imports.filter(({ target }) => target.startsWith('src/diagnose/rules/')).map(() => path),
    )
    expect(between).toEqual([])
  })

  test.each(['cli', 'decode', 'diagnose'])('the folders of %s do not import each other in a circle', room => {
    const folderOf = (path: string) => path.split('/').slice(2, -1)[0]
    const arrows = new Map<string, Set<string>>()
    for (const { path, imports } of files.filter(file => roomOf(file.path) === room)) {
      for (const { target } of imports.filter(one => roomOf(one.target) === room)) {
        const [from, to] = [folderOf(path), folderOf(target)]
        if (from && to && from !== to) arrows.set(from, (arrows.get(from) ?? new Set()).add(to))
      }
    }
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      [...(arrows.get(from) ?? [])].some(
        next => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))),
      )
    expect([...arrows.keys()].filter(folder => reaches(folder, folder))).toEqual([])
  })

  test('every import names a file that is there', () => {
    const targets = files.flatMap(({ imports }) => imports.map(({ target }) => target))
    const missing = targets.filter(
      target => /^(?:src|data)\/.*\.\w+$/.test(target) && !existsSync(join(root, target)),
    )
    expect(missing).toEqual([])
  })
})

test('each outside package is imported by one file', () => {
  const importers = new Map<string, string[]>()
  for (const { path, imports } of files) {
    for (const { target, typesOnly } of imports) {
      const isOutside = !/^(?:src|data)\/|^(?:node|virtual):/.test(target) && !builtinModules.includes(target)
      if (isOutside && !typesOnly) importers.set(target, [...(importers.get(target) ?? []), path])
    }
  }
  const packages = ['chalk', 'cli-table3', 'commander', 'fast-xml-parser', 'preact', 'preact/hooks']
  expect([...importers.keys()].sort()).toEqual(packages)
  expect([...importers].filter(([, paths]) => paths.length > 1)).toEqual([])
})

test.each([
  ['process', ['src/cli/child.ts', 'src/cli/streams.ts', 'src/main.ts']],
  ['console', []],
  ['globalThis', []],
])('%s is touched by %j', (name, allowed) => {
  const touching = files.filter(({ text }) => new RegExp(`(?<![.\\w])${name}\\b`).test(codeOf(text)))
  expect(touching.map(({ path }) => path).sort()).toEqual([...allowed].sort())
})

describe('the repository', () => {
  const isText = (path: string) =>
    !/^test\/fixtures\/|\.(?:svg|png|pem|bin|gz)$|^package-lock\.json$/.test(path)
  const listed = existsSync(join(root, '.git'))
    ? execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
        cwd: root,
        encoding: 'utf8',
      })
    : ''
  const texts = listed.split('\0').filter(path => path !== '' && isText(path) && existsSync(join(root, path)))

  test.runIf(listed !== '')('names no path outside of it', () => {
    const outside = texts.flatMap(path => {
      const text = readFileSync(join(root, path), 'utf8')
      const climbing = [...text.matchAll(/(?<![\w.$`}])(?:\.\.\/)+[\w.-][\w./-]*/g)].map(([target]) => target)
      const away = climbing.filter(target => normalize(join(dirname(path), target)).startsWith('..'))
      const absolute = [...text.matchAll(/(?<![\w.:/])\/(?:work|home|root|Users)\/[\w.-]+/g)].map(
        ([target]) => target,
      )
      return [...away, ...absolute].map(target => `${path}: ${target}`)
    })
    expect(outside).toEqual([])
  })
})
