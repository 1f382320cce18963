/**
 * The secret key for `--check-signature`: from an environment variable, or typed on the terminal without echo. The key
 * is never an argument, which every process of the machine could read.
 */
import { openSync } from 'node:fs'
import { ReadStream } from 'node:tty'
import type { Lang } from '../types.ts'
import { translate } from '../words.ts'
import type { Io } from './process.ts'
import { UserError } from './user-error.ts'

/**
 * Variables from which clients read the secret key: the OBS SDKs, Huawei Cloud's SDKs and Terraform provider, the
 * providers of the partner clouds, the AWS tools, s3fs.
 */
const secretKeyVariables = [
  'OBS_SECRET_ACCESS_KEY',
  'HUAWEICLOUD_SDK_SK',
  'HW_SECRET_KEY',
  'OS_SECRET_KEY',
  'SBC_SECRET_KEY',
  'AWS_SECRET_ACCESS_KEY',
  'AWSSECRETACCESSKEY',
] as const

/** Variables from which the same programs read the security token of temporary keys. */
const securityTokenVariables = [
  'OBS_SECURITY_TOKEN',
  'HUAWEICLOUD_SDK_SECURITY_TOKEN',
  'HW_SECURITY_TOKEN',
  'OS_SECURITY_TOKEN',
  'SBC_SECURITY_TOKEN',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWSSESSIONTOKEN',
] as const

/** What does not look like a variable may be the key itself, typed in the wrong place, and is not shown. */
const variableName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/

/** What the environment tells of the keys of a client. */
export interface Keys {
  secretKey: string | undefined
  securityToken: string | undefined
}

/**
 * Takes the keys out of the environment, so that no program that is started from now on, such as a pager, gets them.
 * @param variable the value of `--secret-key-env`; the usual variables where it is missing
 */
export function takeKeys(variable: string | undefined, env: Io['env']): Keys {
  const take = (names: readonly string[]): string | undefined => {
    const value = names.map(name => env[name]).find(Boolean)
    for (const name of names) delete env[name]
    return value
  }
  const usual = take(secretKeyVariables)
  const securityToken = take(securityTokenVariables)
  return { secretKey: variable === undefined ? usual : take([variable]), securityToken }
}

/**
 * The secret key that the environment holds, or the one that is typed.
 * @throws UserError where the environment holds none and no terminal is there to type one
 */
export async function readSecretKey(
  { secretKey }: Keys,
  variable: string | undefined,
  io: Io,
  lang: Lang,
): Promise<string> {
  if (secretKey) return secretKey
  if (variable !== undefined) {
    const problem = variableName.test(variable) ? 'secretKeyUnset' : 'secretKeyNoName'
    throw new UserError(translate(lang, problem, { variable }))
  }
  const key = await typedKey(io, lang)
  if (key) return key
  throw new UserError(
    translate(lang, 'secretKeyMissing', {
      variables: secretKeyVariables.slice(0, 2).join(translate(lang, 'comma')),
    }),
  )
}

const enter = /[\r\n]/
const interrupt = '\u0003'
const endOfInput = '\u0004'
const backspace = /[\b\u007f]/

/** Asks on the terminal, whatever standard input is; null where there is no terminal, or the question is broken off. */
async function typedKey(io: Io, lang: Lang): Promise<string | null> {
  const fd = openTerminal()
  if (fd === null) return null
  const terminal = new ReadStream(fd)
  try {
    // Before the question: whoever answers at once is not shown either.
    terminal.setRawMode(true)
    terminal.setEncoding('utf8')
    await io.stderr.write(translate(lang, 'secretKeyPrompt'))
    let typed = ''
    for await (const text of terminal) {
      for (const character of String(text)) {
        if (character === interrupt || character === endOfInput) return null
        if (enter.test(character)) return typed
        typed = backspace.test(character) ? typed.slice(0, -1) : typed + character
      }
    }
    return null
  } finally {
    terminal.setRawMode(false)
    terminal.destroy()
    await io.stderr.write('\n')
  }
}

function openTerminal(): number | null {
  try {
    return openSync('/dev/tty', 'r')
  } catch {
    return null
  }
}
