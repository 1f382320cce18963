/** Runs all tests once, then those of one change to the program after another, on the modules that are loaded. */
import { relative } from 'node:path'
import {
  inject,
  type RunnerTask,
  type RunnerTestCase,
  type RunnerTestFile,
  type RunnerTestSuite,
  TestRunner,
} from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** How many files have tests. */
    files: number
  }
}

/** What the instrumented program and the tests of a change share. */
interface Mutation {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  mutantCoverage?: unknown
  hitCount?: number | undefined
  hitLimit?: number | undefined
}

interface Question {
  mutant: string
  /** Ids of the tests that run the changed place. */
  tests: string[]
  /** A hundred times as often as the place runs in all tests together without the change. */
  hitLimit: number | undefined
}

const mutation: Mutation = {}
Object.assign(globalThis, { __stryker__: mutation })

/** Every cache of the rooms that are changed; the others hold patterns, which would be compiled anew each time. */
const caches: { clear(): void }[] = []

function emptyCaches(): void {
  for (const cache of caches) cache.clear()
}

class Cache extends WeakMap<WeakKey, unknown> {
  #values = new WeakMap<WeakKey, unknown>()
  constructor() {
    super()
    caches.push(this)
  }
  override get(key: WeakKey) {
    return this.#values.get(key)
  }
  override has(key: WeakKey) {
    return this.#values.has(key)
  }
  override set(key: WeakKey, value: unknown) {
    this.#values.set(key, value)
    return this
  }
  override delete(key: WeakKey) {
    return this.#values.delete(key)
  }
  clear() {
    this.#values = new WeakMap()
  }
}

let areModulesLoaded = false

/** Whether a module of the rooms that are changed makes a map while it is loaded, in none of its functions. */
function isForCache(args: unknown[]): boolean {
  if (areModulesLoaded || args.length > 0) return false
  const caller = new Error().stack?.split('\n')[3] ?? ''
  return /^\s+at \/[^ ]*\/src\/(?:catalogue|diagnose|redact)\//.test(caller)
}

const Native = { Map, WeakMap }
globalThis.WeakMap = new Proxy(WeakMap, {
  construct: (_, args, target) =>
    isForCache(args) ? new Cache() : Reflect.construct(Native.WeakMap, args, target),
})
globalThis.Map = new Proxy(Map, {
  construct(_, args, target) {
    const map = Reflect.construct(Native.Map, args, target)
    if (isForCache(args)) caches.push(map)
    return map
  },
})

const tests = new Map<string, RunnerTestCase[]>()
let files = 0

export default class WarmTestRunner extends TestRunner {
  override onCollectStart(file: RunnerTestFile) {
    areModulesLoaded = false
    super.onCollectStart(file)
  }

  onBeforeRunFiles() {
    areModulesLoaded = true
  }

  async runTask(test: RunnerTestCase) {
    // Each test computes what it reads, so that it is known to run that place.
    emptyCaches()
    mutation.currentTestId = idOf(test)
    try {
      await TestRunner.getTestFn(test)()
    } finally {
      mutation.currentTestId = undefined
    }
  }

  override async onAfterRunFiles(ran: RunnerTestFile[] = []) {
    super.onAfterRunFiles()
    for (const test of ran.flatMap(testsOf)) {
      const id = idOf(test)
      tests.set(id, [...(tests.get(id) ?? []), test])
    }
    files += ran.length
    if (files === inject('files')) await serve()
  }
}

/** Answers until the channel is told to end. */
function serve(): Promise<void> {
  const channel = new BroadcastChannel('mutants')
  return new Promise(resolve => {
    channel.onmessage = async event => {
      const question = (event as { data: Question & { end?: boolean } }).data
      if (!question.end) return channel.postMessage(await judge(question))
      channel.close()
      resolve()
    }
    channel.postMessage({
      tests: [...tests].map(([id, [test]]) => resultOf(id, test)),
      coverage: mutation.mutantCoverage ?? { static: {}, perTest: {} },
    })
  })
}

function resultOf(id: string, test: RunnerTestCase | undefined) {
  const result = {
    id,
    name: id.slice(id.indexOf('#') + 1),
    file: test?.file.filepath,
    timeSpentMs: test?.result?.duration ?? 0,
  }
  const state = test?.result?.state
  if (state === 'pass') return { ...result, status: 0 }
  if (state === 'fail')
    return { ...result, status: 1, failureMessage: test?.result?.errors?.[0]?.message ?? '' }
  return { ...result, status: 2 }
}

/** Runs the tests of a change, the quickest first, up to the first that fails. */
async function judge({ mutant, tests: ids, hitLimit }: Question) {
  const covering = ids.flatMap(id => (tests.get(id) ?? []).map(test => ({ id, test })))
  covering.sort((a, b) => (a.test.result?.duration ?? 0) - (b.test.result?.duration ?? 0))
  // A test that runs the place twice as often as all tests do is taken to be in an endless loop.
  mutation.hitLimit = hitLimit === undefined ? undefined : hitLimit / 50
  let nrOfTests = 0
  emptyCaches()
  for (const { id, test } of covering) {
    nrOfTests++
    mutation.hitCount = 0
    const failureMessage = await run(test, mutant)
    if (mutation.hitCount > (mutation.hitLimit ?? Number.POSITIVE_INFINITY)) return { status: 'timeout' }
    if (failureMessage === null) continue
    // The test has to pass again without the change, else what failed may be what an earlier change left behind.
    mutation.hitCount = undefined
    emptyCaches()
    const stale = (await run(test, undefined)) !== null
    return { status: 'killed', killedBy: [id], failureMessage, nrOfTests, stale }
  }
  return { status: 'survived', nrOfTests }
}

/** Null where the test passes, else why it failed. */
async function run(test: RunnerTestCase, mutant: string | undefined): Promise<string | null> {
  mutation.activeMutant = mutant
  const suites = suitesOf(test)
  try {
    for (const suite of suites)
      for (const hook of TestRunner.getSuiteHooks(suite).beforeEach) await hook(test.context, suite)
    await TestRunner.getTestFn(test)()
    return null
  } catch (error) {
    return String(error).slice(0, 500)
  } finally {
    mutation.activeMutant = undefined
    for (const suite of suites.reverse())
      for (const hook of TestRunner.getSuiteHooks(suite).afterEach) await hook(test.context, suite)
  }
}

/** The suites around a test, the outermost first. */
function suitesOf(test: RunnerTestCase): RunnerTestSuite[] {
  const suites: RunnerTestSuite[] = []
  for (let suite = test.suite; suite; suite = suite.suite) suites.unshift(suite)
  return [test.file, ...suites.filter(suite => suite !== test.file)]
}

function testsOf(task: RunnerTask): RunnerTestCase[] {
  if (task.type === 'suite') return task.tasks.flatMap(testsOf)
  return [task]
}

function idOf(test: RunnerTestCase): string {
  const names = [...suitesOf(test).slice(1), test].map(({ name }) => name)
  return `${relative(process.cwd(), test.file.filepath)}#${names.join(' ')}`
}
