import { accessLog } from './access-log.ts'
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

/** Every program, special ones before general ones: the first form that reads a line has it. */
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
  python,
  dotnet,
  browser,
]

/** Every form of a line. */
export const textForms: TextForm[] = clients.flatMap(({ forms }) => forms)

/** What tells of which program a printed object is. */
export const objectMarks: ObjectMark[] = clients.flatMap(({ objects = [] }) => objects)

/** The forms that a line may be of, in their order, each with the offset of its trigger. */
export function* candidates(line: string): Generator<{ form: TextForm; at: number }> {
  for (const form of textForms) {
    for (const trigger of form.triggers) {
      const at = line.indexOf(trigger)
      if (at < 0) continue
      yield { form, at }
      break
    }
  }
}
