import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** The package as a user gets it: packed, installed into an empty project, run, imported, type-checked. */

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'obs-err-package-'))
const project = join(folder, 'project')
const installed = join(project, 'node_modules', 'obs-err')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** What `npm pack --json` says of a tarball. */
interface Packed {
  filename: string
  size: number
  files: { path: string; mode: number }[]
}
let packed: Packed

/** An environment in which an npm that runs this test does not configure the npm that it starts. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)))

function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

function node(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, args, { cwd: project, env, encoding: 'utf8', input: '' })
}

/** What a file of the installed `dist` imports, and what that imports; `lazy` adds what is imported when it is needed. */
function filesOf(name: string, { lazy = true } = {}, reached = new Set<string>()): Set<string> {
  if (reached.has(`dist/${name}`)) return reached
  reached.add(`dist/${name}`)
  const text = readFileSync(join(installed, 'dist', name), 'utf8')
  const imports = lazy
    ? /(?:from|require\()\s*[`'"]\.\/([\w-]+\.c?js)[`'"]/g
    : /(?:from|(?<!=>)require\()\s*[`'"]\.\/([\w-]+\.c?js)[`'"]/g
  for (const [, next = ''] of text.matchAll(imports)) filesOf(next, { lazy }, reached)
  return reached
}

/** A folder below which `npm install bun deno typescript@4.9` was run; `.ci/run` names one. */
const runtimes = process.env.RUNTIMES

/** Uses every type of the package as a user does. */
const consumer = `import {
  catalogue, checkSignature, type DecodeOptions, decode, decodeText, type Explanation, explain, explainError,
  type Filter, type FindingId, list, type Service,
} from 'obs-err'

const options: DecodeOptions = { lang: 'zh', redact: false, file: 'a.log' }
const filter: Filter = { status: ['4xx', 503], search: 'upload', retry: 'check-first', service: 'obs' }
export const one: Explanation = explain(403)
export const many: Explanation[] = list(filter, { lang: 'en' })
export const date: string = catalogue.date
export async function codes(): Promise<(string | null)[]> {
  const found: (string | null)[] = []
  for await (const { code, response, origin } of decode(['<Error>'], options))
    found.push(code, response.requestId, origin.file)
  return found
}
export function name(explanation: Explanation): string {
  switch (explanation.kind) {
    case 'code':
    case 'unknown':
      return explanation.code
    case 'status':
      return String(explanation.code satisfies null)
    case 'client':
      return explanation.code ?? 'client'
  }
}
export const service: Service = 'something new'
export const ids: FindingId[] = decodeText('').flatMap(({ findings }) => findings.map(({ id }) => id))
export const caught: string | undefined = explainError(new Error('x'))?.response.client ?? undefined
export const later: Promise<unknown>[] = [
  explainError({ status: 404, url: '', headers: {}, bodyUsed: true, clone: () => ({ text: async () => '' }) }).then(a => a?.code),
  ...decodeText('').map(({ response }) => checkSignature(response, 'secret', { lang: 'zh' })),
]
// @ts-expect-error: an Explanation has no such field
one.colour
// @ts-expect-error: there is no such language
explain('NoSuchKey', { lang: 'fr' })
// @ts-expect-error: there is no such verdict
list({ retry: 'maybe' })
`

const docstring = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/

/** The functions, and the fields of interfaces, whose docstring has no example; overloads share that of the first. */
function withoutExample(declarations: string, names: string[]): string[] {
  const blocks = declarations.matchAll(
    /^export (?:declare )?(interface|class|function) (\w+)[\s\S]*?(?:^}|;)$/gm,
  )
  const seen = new Set<string>()
  const bare: string[] = []
  const hasExample = (before: string) => docstring.exec(before)?.[0].includes('@example')
  for (const { 0: block, 1: kind, 2: name = '', index } of blocks) {
    if (!names.includes(name) || seen.has(name)) continue
    seen.add(name)
    if (kind === 'function' && !hasExample(declarations.slice(0, index))) bare.push(name)
    for (const field of block.matchAll(/^ {4}(?:readonly )?(\w+)\??: /gm))
      if (!hasExample(block.slice(0, field.index))) bare.push(`${name}.${field[1]}`)
  }
  return bare
}

beforeAll(() => {
  // npm prints a list up to version 11, an object with the names of the packages as keys after it.
  const told = JSON.parse(npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder))
  packed = Object.values<Packed>(told)[0] as Packed
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n')
  npm(project, 'install', '--offline', '--ignore-scripts', '--no-audit', join(folder, packed.filename))
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('content', () => {
  const isCode = (path: string) => /^dist\/[\w-]+\.c?js$/.test(path)
  const isReadme = (path: string) => /^README(\.[\w-]+)?\.md$/.test(path)

  test('is the program, its data, its types and its licences', () => {
    const others = packed.files
      .map(({ path }) => path)
      .filter(path => !isCode(path) && !isReadme(path) && !path.startsWith('dist/types/'))
    expect(others.sort()).toEqual([
      'LICENSE',
      'bin/obs-err.js',
      'bin/package.json',
      'data/schema.json',
      'dist/THIRD-PARTY-LICENSES.txt',
      'dist/catalogue.json',
      'package.json',
    ])
  })

  test('has only code that the program or the library loads', () => {
    const code = packed.files.map(({ path }) => path).filter(isCode)
    expect(code.sort()).toEqual([...new Set([...filesOf('main.cjs'), ...filesOf('index.js')])].sort())
  })

  test('has the declarations that those of the library name, and no others', () => {
    const declarations = packed.files.map(({ path }) => path).filter(path => path.startsWith('dist/types/'))
    const named = declarations.flatMap(path => {
      const text = readFileSync(join(installed, path), 'utf8')
      return [...text.matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g)].map(([, name = '']) => {
        expect(name).toMatch(/\.js$/)
        return join(path, '..', name.replace(/\.js$/, '.d.ts'))
      })
    })
    expect([...new Set(['dist/types/index.d.ts', ...named])].sort()).toEqual(declarations.sort())
  })

  test('has a docstring with an example on every field and function that the library names', () => {
    const read = (path: string) => readFileSync(join(installed, path), 'utf8')
    const named = read('dist/types/index.d.ts').match(/\w+(?=[,\s}])/g) ?? []
    const others = packed.files
      .map(({ path }) => path)
      .filter(path => /^dist\/types\/.*(?<!index)\.d\.ts$/.test(path))
    expect(others.flatMap(path => withoutExample(read(path), named))).toEqual([])
  })

  test('weighs at most 400 kB', () => expect(packed.size).toBeLessThanOrEqual(400_000))

  test('has an executable', () => {
    expect(packed.files.filter(({ mode }) => mode & 0o111).map(({ path }) => path)).toEqual([
      'bin/obs-err.js',
    ])
  })

  test('names no dependency and no script that an installation would run', () => {
    const ours = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
    const wanting = ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundleDependencies']
    expect(wanting.filter(key => key in ours)).toEqual([])
    expect(['preinstall', 'install', 'postinstall'].filter(name => name in ours.scripts)).toEqual([])
    expect(npm(project, 'ls', '--all', '--parseable').trim().split('\n')).toEqual([project, installed])
  })
})

describe('licences', () => {
  const licences = () => readFileSync(join(installed, 'dist', 'THIRD-PARTY-LICENSES.txt'), 'utf8')

  test.each(['chalk', 'cli-table3', 'commander', 'fast-xml-parser'])(
    'name %s in the version that is bundled',
    name => {
      const { version, license } = JSON.parse(
        readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
      )
      expect(licences().split('\n')).toContain(`${name} ${version} (${license})`)
    },
  )

  test('give a notice and a text for each package', () => {
    for (const part of licences().split(/^-{80}$/m)) {
      expect(part).toMatch(/copyright|\(c\)/i)
      expect(part).toMatch(/PROVIDED .AS IS./)
    }
  })
})

describe('manifest', () => {
  test('puts the types before the code', () => {
    expect(Object.keys(manifest.exports['.'])).toEqual(['types', 'default'])
  })

  test('asks for no newer Node than the one that the README names', () => {
    const [, floor = '', major] = /^>=((\d+)\.\d+)$/.exec(manifest.engines.node) ?? []
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toMatch(
      new RegExp(`Node(?:\\.js)? ${floor.replace('.', '\\.')}\\b`),
    )
    expect(manifest.devDependencies['@types/node']).toMatch(new RegExp(`^\\^${major}\\.`))
  })

  test.each(['description', 'keywords', 'license'])('has %s', key => {
    expect(manifest[key]).toBeTruthy()
  })
})

describe('installed', () => {
  test('the program answers', () => {
    const bin = join(project, 'node_modules', '.bin', 'obs-err')
    const { status, stdout, stderr } = spawnSync(bin, ['explain', 'NoSuchUpload'], {
      cwd: project,
      env,
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^NoSuchUpload {2}404 Not Found/)
  })

  test.each([
    'list',
    'help',
    'decode --help',
    '--version',
    'completion bash',
    'list --status 403 --format csv',
  ])('obs-err %s runs', line => {
    const { status, stderr } = node(join(installed, 'bin', 'obs-err.js'), ...line.split(' '))
    expect([status, stderr]).toEqual([0, ''])
  })

  test('the library and the JSON of every subpath can be imported', () => {
    const script = `
      import { catalogue, decode, explain, list } from 'obs-err'
      import { createRequire } from 'node:module'
      const require = createRequire(import.meta.url)
      const found = []
      for await (const { code } of decode('<Error><Code>NoSuchKey</Code></Error>')) found.push(code)
      console.log(JSON.stringify([
        explain('no_such_key').code, list({ status: 403 }).every(({ status }) => status === 403), found,
        catalogue.date === require('obs-err/catalogue.json').date,
        require('obs-err/schema.json').properties.schemaVersion.const, require('obs-err/package.json').name,
      ]))`
    const { stdout, stderr } = node('--input-type=module', '--eval', script)
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual(['NoSuchKey', true, ['NoSuchKey'], true, 1, 'obs-err'])
  })

  test('the library loads no package of the terminal', () => {
    const codeOf = (name: string) =>
      [...filesOf(name)].map(file => readFileSync(join(installed, file), 'utf8')).join('\n')
    for (const mark of ['commander.', 'colWidths', 'redBright']) {
      expect(codeOf('main.cjs')).toContain(mark)
      expect(codeOf('index.js')).not.toContain(mark)
    }
  })

  /** What TypeScript says of a file that uses every type of the package. */
  function typeFaults(
    typescript: string,
    text: string,
    options: object,
  ): [status: number | null, faults: string] {
    writeFileSync(join(project, 'consumer.ts'), text)
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      types: [],
      noEmit: true,
      ...options,
    }
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }))
    const { status, stdout } = node(join(typescript, 'bin', 'tsc'), '-p', project)
    return [status, stdout]
  }

  test('the types hold in a strict project that has no other types', () => {
    const json = `import entries from 'obs-err/catalogue.json' with { type: 'json' }
import schema from 'obs-err/schema.json' with { type: 'json' }
export const titles: string[] = [entries.date, schema.title]
`
    const options = { target: 'es2023', lib: ['es2023'], module: 'nodenext', resolveJsonModule: true }
    const typescript = join(root, 'node_modules', 'typescript')
    expect(typeFaults(typescript, json + consumer, { ...options, skipLibCheck: false })).toEqual([0, ''])
  }, 60_000)

  test.runIf(runtimes)(
    'the types hold in TypeScript 4.9',
    () => {
      const options = { target: 'es2022', lib: ['es2022'], module: 'node16' }
      const typescript = join(runtimes ?? '', 'node_modules', 'typescript')
      expect(typeFaults(typescript, consumer, options)).toEqual([0, ''])
    },
    60_000,
  )
})
