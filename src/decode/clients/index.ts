import { accessLog } from './access-log.ts'
import { apple } from './apple.ts'
import { awsSdk } from './aws-sdk.ts'
import { awsSdkCpp } from './aws-sdk-cpp.ts'
import { awsSdkDotnet } from './aws-sdk-dotnet.ts'
import { awsSdkGo } from './aws-sdk-go.ts'
import { awsSdkJava } from './aws-sdk-java.ts'
import { awsSdkJs } from './aws-sdk-js.ts'
import { awsSdkPhp } from './aws-sdk-php.ts'
import { awsSdkRuby } from './aws-sdk-ruby.ts'
import { awsSdkRust } from './aws-sdk-rust.ts'
import { boto3 } from './boto3.ts'
import { browser } from './browser.ts'
import { curl } from './curl.ts'
import { dart } from './dart.ts'
import { dotnet } from './dotnet.ts'
import { duckdb } from './duckdb.ts'
import type { Client, ObjectMark, TextForm } from './form.ts'
import { go } from './go.ts'
import { hadoop } from './hadoop.ts'
import { java } from './java.ts'
import { minio } from './minio.ts'
import { node } from './node.ts'
import { obsutil } from './obsutil.ts'
import { openstack } from './openstack.ts'
import { python } from './python.ts'
import { rclone } from './rclone.ts'
import { s3cmd } from './s3cmd.ts'
import { s3fs } from './s3fs.ts'
import { sdkC } from './sdk-c.ts'
import { sdkGo } from './sdk-go.ts'
import { sdkJava } from './sdk-java.ts'
import { sdkNode } from './sdk-nodejs.ts'
import { sdkPhp } from './sdk-php.ts'
import { sdkPython } from './sdk-python.ts'
import { terraform } from './terraform.ts'

/** Every program, special ones before general ones: the first form that reads a line wins. */
const clients: Client[] = [
  accessLog,
  obsutil,
  hadoop,
  terraform,
  openstack,
  sdkGo,
  sdkJava,
  sdkPython,
  sdkNode,
  sdkPhp,
  sdkC,
  awsSdk,
  boto3,
  s3cmd,
  rclone,
  awsSdkGo,
  minio,
  awsSdkJava,
  awsSdkCpp,
  awsSdkJs,
  awsSdkDotnet,
  awsSdkPhp,
  awsSdkRuby,
  awsSdkRust,
  duckdb,
  s3fs,
  go,
  curl,
  node,
  java,
  dart,
  python,
  dotnet,
  browser,
  apple,
]

/** Every form of a line. */
export const textForms: TextForm[] = clients.flatMap(({ forms }) => forms)

/** What tells of which program a printed object is. */
export const objectMarks: ObjectMark[] = clients.flatMap(({ objects = [] }) => objects)

/** Forms by the last two characters of their triggers, and whether there are any. */
interface Endings {
  byEnding: Map<number, { trigger: string; index: number }[]>
  endings: Uint8Array
}

/** Made when the first line is looked at: an error body alone never is. */
let made: Endings | null = null

/** Two characters as one number; characters that are not ASCII can share theirs with others. */
function endingOf(first: number, second: number): number {
  return ((first << 8) ^ second) & 0xffff
}

function makeEndings(): Endings {
  const byEnding: Endings['byEnding'] = new Map()
  const endings = new Uint8Array(1 << 16)
  for (const [index, { triggers }] of textForms.entries()) {
    for (const trigger of triggers) {
      const ending = endingOf(trigger.charCodeAt(trigger.length - 2), trigger.charCodeAt(trigger.length - 1))
      endings[ending] = 1
      byEnding.set(ending, [...(byEnding.get(ending) ?? []), { trigger, index }])
    }
  }
  return { byEnding, endings }
}

/** The forms that a line may be of, in their order, each with the offset of its trigger. The line is looked at once. */
export function candidates(line: string): { form: TextForm; at: number }[] {
  made ??= makeEndings()
  const { byEnding, endings } = made
  const found = new Map<number, number>()
  let last = line.charCodeAt(0)
  for (let at = 1; at < line.length; at++) {
    const char = line.charCodeAt(at)
    const ending = endingOf(last, char)
    last = char
    if (endings[ending] === 0) continue
    for (const { trigger, index } of byEnding.get(ending) ?? []) {
      if (found.has(index) || !line.endsWith(trigger, at + 1)) continue
      found.set(index, at + 1 - trigger.length)
    }
  }
  return [...found]
    .sort(([one], [other]) => one - other)
    .map(([index, at]) => ({ form: textForms[index] as TextForm, at }))
}
