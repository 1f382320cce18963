/** `obs-err run`: runs a command as if this program were not there, and explains its failure below. */
import { basename } from 'node:path'
import { openCatalogue } from '../../catalogue/load.ts'
import { codesOf } from '../../catalogue/lookup.ts'
import type { UnwordedFinding } from '../../diagnose/rule.ts'
import type { Explanation, Lang } from '../../types.ts'
import { translate } from '../../words.ts'
import { runChild } from '../child.ts'
import { isSameFile } from '../child-streams.ts'
import { hiding } from '../curl-options.ts'
import { formats } from '../formats.ts'
import { withOutput } from '../output.ts'
import type { Io } from '../process.ts'
import type { Options } from '../request.ts'
import type { Settings } from '../settings.ts'
import { watchOutput } from '../watch.ts'

/** Runs a command; the exit status is that of the command. */
export async function run(words: string[], options: Options, settings: Settings, io: Io): Promise<number> {
  const [program = '', ...args] = words
  const { lang } = settings
  const catalogue = openCatalogue()
  const watch = watchOutput(codesOf(catalogue))
  const { status, failure, unwritten } = await runChild([program, ...args], io, watch)
  // The answer stands on standard error: standard output is that of the command.
  const answerIo = { ...io, stdout: io.stderr }
  if (failure !== null) {
    await withOutput(answerIo, settings, catalogue, async output => {
      output.problem('usage', translate(lang, `run.${failure}`, { command: program }))
      return status
    })
    return status
  }
  if (unwritten !== null) {
    await withOutput(answerIo, settings, catalogue, async output => {
      output.problem('unwritable', translate(lang, 'unwritable', { reason: unwritten }))
      return status
    })
    // A command that ended well before its output was lost has not done what was asked.
    return status || 1
  }
  if (status === 0 && !options.always) return status
  const { responseExplainer } = await import('../../reading.ts')
  const explain = responseExplainer(catalogue, { lang, redact: options.redact ?? true })
  const found = await watch.end()
  const check = options.checkSignature
    ? (await import('../signature-check.ts')).createSignatureCheck(options.secretKeyEnv, io, lang)
    : null
  const explanations: Explanation[] = []
  for (const { response, line } of found) {
    const proofs = check ? await proofsOrProblem(check(response), answerIo, settings) : []
    explanations.push(explain(response, { file: null, line, count: 1 }, proofs))
  }
  const hint = basename(program) === 'curl' ? curlHint(args, explanations, status, lang) : null
  if (explanations.length === 0 && hint === null && formats[settings.format].isText) return status
  await withOutput(answerIo, settings, catalogue, async output => {
    if (formats[settings.format].isText && !watch.endsLine(isSameFile(1, 2))) await output.print('\n')
    for (const explanation of explanations) await output.write(explanation)
    if (hint !== null) output.note(hint)
    return status
  })
  return status
}

/** A missing secret key is told, and costs the proof alone: the answer and the status of the command stay. */
async function proofsOrProblem(
  proofs: Promise<UnwordedFinding[]>,
  io: Io,
  settings: Settings,
): Promise<UnwordedFinding[]> {
  try {
    return await proofs
  } catch (error) {
    await withOutput(io, settings, null, () => Promise.reject(error))
    return []
  }
}

/** The exit status of curl where the server answered, and -f or --fail-with-body makes a failure of the answer. */
const httpFailure = 22

/** curl can be told to throw away what the server said: which option would have shown the code. */
function curlHint(args: string[], explanations: Explanation[], status: number, lang: Lang): string | null {
  const isAnswered = explanations.some(({ kind, response }) => response?.code != null || kind === 'client')
  if (isAnswered || (status !== httpFailure && explanations.length === 0)) return null
  const { fails, heads, file } = hiding(args)
  if (heads) return translate(lang, 'run.curlHead')
  if (fails) return translate(lang, 'run.curlFail')
  return file ? translate(lang, 'run.curlOutput', { file }) : null
}
