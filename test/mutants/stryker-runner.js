/**
 * Runs the tests for Stryker, which changes the program in thousands of ways and asks of each whether a test fails.
 * The runner of @stryker-mutator/vitest-runner loads all modules anew for each change, which takes a second or two.
 * This one loads them once: `worker.ts` keeps them, and runs the tests of one change after another.
 */
import { createVitest } from 'vitest/node'

class WarmRunner {
  #channel = new BroadcastChannel('mutants')
  #vitest
  #tests
  /** Resolves with the next message of the worker. */
  #answer

  capabilities() {
    return { reloadEnvironment: true }
  }

  /** Starts the worker, which runs all tests without a change. */
  async init() {
    this.#channel.onmessage = ({ data }) => this.#answer?.(data)
    this.#vitest = await createVitest('test', {
      config: 'vitest.mutate.config.ts',
      pool: 'threads',
      maxWorkers: 1,
      runner: new URL('worker.ts', import.meta.url).pathname,
      watch: false,
      reporters: [{}],
      onConsoleLog: () => false,
    })
    const specifications = await this.#vitest.globTestSpecifications()
    this.#vitest.provide('files', specifications.length)
    this.#tests = await this.#ask(() => {
      this.#vitest.runTestSpecifications(specifications).then(() => this.#answer?.({ stopped: true }))
    })
  }

  async dryRun() {
    if (this.#tests.stopped)
      return { status: 'error', errorMessage: 'The tests ended before a change was made.' }
    const { tests, coverage } = this.#tests
    return {
      status: 'complete',
      tests: tests.map(({ file, ...test }) => ({ ...test, fileName: file })),
      mutantCoverage: coverage,
    }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    if (mutantActivation === 'static')
      return { status: 'error', errorMessage: 'Modules are loaded only once.' }
    const question = { mutant: activeMutant.id, tests: testFilter, hitLimit }
    const first = await this.#ask(() => this.#channel.postMessage(question))
    if (!first.stale) return first
    // What an earlier change left behind may be what failed: the change is judged among fresh modules, and what it
    // leaves behind goes with them.
    await this.#restart()
    const second = await this.#ask(() => this.#channel.postMessage(question))
    if (second.stale) await this.#restart()
    return second
  }

  async dispose() {
    await this.#stop()
    this.#channel.close()
  }

  #ask(start) {
    return new Promise(resolve => {
      this.#answer = resolve
      start()
    })
  }

  async #stop() {
    this.#answer = undefined
    this.#channel.postMessage({ end: true })
    await this.#vitest?.close()
  }

  async #restart() {
    await this.#stop()
    await this.init()
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'warm', injectableClass: WarmRunner }]
