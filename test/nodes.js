// Runs the built program and the tests on every Node that is supported; npm packages carry the binaries.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { downloadNode } from './node-binary.js'

const majors = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24', '26']
const root = fileURLToPath(new URL('..', import.meta.url))
const program = join(root, 'bin', 'obs-err.js')
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const body = '<Error><Code>NoSuchUpload</Code><Message>Gone.</Message></Error>'

const calls = [
  { args: ['explain', 'NoSuchUpload'], status: 0, begins: 'NoSuchUpload  404 Not Found' },
  { args: ['explain', 'NoSuchUplod', '--json'], status: 1, begins: '{' },
  { args: ['list', '--status', '403'], status: 0, begins: 'STATUS  CODE' },
  { args: ['decode'], input: body, status: 0, begins: 'NoSuchUpload  404 Not Found' },
  { args: ['decode', '--summary'], input: body, status: 0, begins: 'COUNT' },
  { args: ['--nope'], status: 2, begins: '' },
]

const folder = mkdtempSync(join(tmpdir(), 'obs-err-nodes-'))
const told = []
try {
  for (const major of majors) {
    const node = downloadNode(major, folder)
    const env = { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) }
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
    console.log(`\n# Node ${version}`)

    const wrong = calls.filter(({ args, input = '', status, begins }) => {
      const ran = spawnSync(node, [program, ...args], { encoding: 'utf8', env, input })
      return ran.status !== status || !ran.stdout.startsWith(begins)
    })
    for (const { args } of wrong) console.log(`obs-err ${args.join(' ')}: another answer than expected`)
    const library = `import { explain } from ${JSON.stringify(join(root, 'dist', 'index.js'))}; explain('NoSuchKey').code === 'NoSuchKey' || process.exit(1)`
    const imported = spawnSync(node, ['--input-type=module', '--eval', library], { env }).status === 0
    if (!imported) console.log('the library: another answer than expected')
    const tests = spawnSync(node, [vitest, 'run', '--reporter=dot'], { cwd: root, env, stdio: 'inherit' })

    const passed = wrong.length === 0 && imported && tests.status === 0
    told.push(`Node ${version}: ${passed ? 'passed' : 'FAILED'}`)
    if (!passed) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`\n${told.join('\n')}`)
