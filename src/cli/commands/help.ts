import type { Lang } from '../../types.ts'
import { say } from '../../words.ts'
import { help, topicOf, topics } from '../help.ts'
import { createProgram } from '../parser.ts'
import type { Io } from '../process.ts'
import type { Settings } from '../settings.ts'
import { Refusal } from '../user-error.ts'

/** An answer to decode where the help shows one. */
const example = `HTTP/1.1 404 Not Found
Content-Type: application/xml
x-obs-request-id: 00000197CF5AE66C4009E5F6A7B8C9D0
Date: Thu, 03 Jul 2025 08:15:30 GMT

<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>NoSuchUpload</Code><Message>The specified upload does not exist.</Message></Error>`

/**
 * The help of the program, of a command, or of a subject.
 *
 * @throws Refusal where there is none
 */
export function helpText(topic: string | null, lang: Lang): string {
  const program = createProgram(lang)
  if (topic === null) return program.helpInformation()
  const subject = topicOf(topic)
  if (subject !== null) return `${help(lang, `topic.${subject}`)}\n`
  const commands = program.createHelp().visibleCommands(program)
  const command = commands.find(one => one.name() === topic)
  if (command) return command.helpInformation()
  const choices = [...commands.map(one => one.name()), ...topics.filter(one => one !== 'decode')]
  throw new Refusal(say(lang, 'usage.topic', { value: topic, choices: choices.join(say(lang, 'comma')) }))
}

/** Decodes the example and prints it below its command, so that what the help shows is what the program does. */
export async function exampleAnswer(settings: Settings, io: Io): Promise<number> {
  const { decode } = await import('./decode.ts')
  const options = { summary: false, ticket: false, text: [example], redact: true }
  return decode([], { ...settings, format: 'text', ...options }, io)
}
