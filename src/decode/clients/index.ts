import { accessLog } from './access-log.ts'
import type { TextForm } from './form.ts'
import { inlineFields } from './inline.ts'
import { messages } from './message.ts'
import { network } from './network.ts'
import { obsutil } from './obsutil.ts'
import { platforms } from './platforms.ts'
import { s3Tools } from './s3.ts'
import { sdks } from './sdk.ts'

/** Every form of a line, special ones before general ones: the first that reads a line has it. */
export const textForms: TextForm[] = [
  ...accessLog,
  ...obsutil,
  ...platforms,
  ...sdks,
  ...s3Tools,
  ...inlineFields,
  ...network,
  ...messages,
]
