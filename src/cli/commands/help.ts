/** `obs-err help`: of the program, of a command, or of a subject. */
import { translate } from '../../words.ts'
import { help, topicOf, topics } from '../help.ts'
import { printText } from '../output.ts'
import { commandHelp, createProgram } from '../parser.ts'
import type { Io } from '../process.ts'
import { commands } from '../request.ts'
import { type Settings, widthOf } from '../settings.ts'
import { UserError } from '../user-error.ts'

/** A response to decode where the help shows one. */
const example = `HTTP/1.1 404 Not Found
Content-Type: application/xml
x-obs-request-id: 00000197CF5AE66C4009E5F6A7B8C9D0
Date: Thu, 03 Jul 2025 08:15:30 GMT

<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>NoSuchUpload</Code><Message>The specified upload does not exist.</Message></Error>`

/**
 * Prints the help.
 *
 * @param topic a command or a subject; null for the help of the program
 * @throws UserError where there is no such help
 */
export async function showHelp(topic: string | null, settings: Settings, io: Io): Promise<number> {
  const status = await printText(helpText(topic, settings, io), settings, io)
  return topic === 'decode' ? decodeExample(settings, io) : status
}

function helpText(topic: string | null, { lang }: Settings, io: Io): string {
  const program = createProgram()
  const width = widthOf(io.stdout, io.env)
  if (topic === null) return commandHelp(program, lang, width)
  const subject = topicOf(topic)
  if (subject !== null) return `${help(lang, `topic.${subject}`)}\n`
  const command = program.commands.find(one => one.name() === topic)
  if (command && commands.some(name => name === topic)) return commandHelp(command, lang, width)
  const choices = [...commands, ...topics.filter(one => one !== 'decode')]
  throw new UserError(
    translate(lang, 'usage.topic', { value: topic, choices: choices.join(translate(lang, 'comma')) }),
  )
}

/** Decodes the example and prints it below its command, so that what the help shows is what the program does. */
async function decodeExample(settings: Settings, io: Io): Promise<number> {
  const { decode } = await import('./decode.ts')
  return decode([], { text: [example] }, { ...settings, format: 'text' }, io)
}
