/** Small parts of answers and entries. */
import type { ComponentChildren } from 'preact'
import { isChinesePage, isEnglishPage } from '../documentation.ts'
import type { Cause, Explanation, Finding, Lang, Source } from '../types.ts'
import { translate } from '../words.ts'
import { entryAddress } from './address.ts'
import { CopyButton } from './copy-button.tsx'
import { tell } from './words.ts'

interface RowProps {
  label: string
  children: ComponentChildren
  class?: string
}

/** A label and what stands beside the label, in a list of rows. */
export function Row({ label, children, class: name = '' }: RowProps) {
  return (
    <div class={name}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A code, which may be broken between its words: `NoSuch·Upload`. */
export function Code({ name }: { name: string }) {
  const words = name.split(/(?<=[a-z\d])(?=[A-Z])/)
  return (
    <code class="name" translate={false}>
      {words.map((word, i) => (i === 0 ? word : [<wbr key={word} />, word]))}
    </code>
  )
}

/** Text of the server or a client: its own direction, and no machine translation. */
export function Foreign({ text }: { text: string }) {
  return (
    <bdi class="foreign" translate={false}>
      {text}
    </bdi>
  )
}

/** The name of an answer or entry: a code with its status, or a status with its reason. */
export function Title({ name, explanation }: { name: string; explanation: Explanation }) {
  const { kind, code, status, reason } = explanation
  return (
    <>
      {code === null && status === null && kind === 'client' ? name : <Code name={name} />}{' '}
      {code === null ? <span class="reason">{reason}</span> : <Status status={status} reason={reason} />}
    </>
  )
}

export function Status({ status, reason }: { status: number | null; reason: string | null }) {
  if (status === null) return null
  return (
    <span class="status" data-class={Math.floor(status / 100)}>
      {status}
      {reason && <span class="reason"> {reason}</span>}
    </span>
  )
}

/** May the request be repeated, and whose move is it? */
export function Verdict({ explanation, lang }: { explanation: Explanation; lang: Lang }) {
  const { kind, status, retry, owner } = explanation
  if (kind === 'unknown' && status === null) return null
  return (
    <>
      <span>{translate(lang, 'retry', { verdict: translate(lang, `retry.${retry}`) })}</span>
      {owner && <span>{translate(lang, 'owner', { owner: translate(lang, `owner.${owner}`) })}</span>}
    </>
  )
}

/** A command line, which is broken at its blanks; a word is broken only where it is longer than a line. */
function CommandLine({ command }: { command: string }) {
  return (
    <code translate={false}>
      {command.split(/(\s+)/).map(word => (word.trim() === '' ? word : <span>{word}</span>))}
    </code>
  )
}

interface CommandsProps {
  commands: string[]
  lang: Lang
  announce: (text: string) => void
}

/** Command lines, each with a button that copies it. */
export function Commands({ commands, lang, announce }: CommandsProps) {
  // Whoever reads the page may not have the program, and what it does is done here.
  const others = commands.filter(command => !command.startsWith('obs-err '))
  if (others.length === 0) return null
  return (
    <ul class="commands">
      {others.map(command => (
        <li key={command}>
          <CommandLine command={command} />
          <CopyButton
            text={command}
            lang={lang}
            description={tell(lang, 'copyCommand', { command })}
            announce={announce}
          />
        </li>
      ))}
    </ul>
  )
}

interface SentenceProps extends Omit<CommandsProps, 'commands'> {
  text: string
  findings: Finding[]
}

/** A sentence of a finding; a command at its end can be copied. */
export function Sentence({ text, findings, lang, announce }: SentenceProps) {
  const command = findings.map(({ values }) => values.command).find(one => one && text.endsWith(String(one)))
  if (!command) return text
  return (
    <>
      {text.slice(0, -String(command).length)}
      <Commands commands={[String(command)]} lang={lang} announce={announce} />
    </>
  )
}

interface CauseProps extends Omit<CommandsProps, 'commands'> {
  cause: Cause
  sources: Record<string, Source>
}

/** A cause with all that is known of it. */
export function CauseBody({ cause, sources, lang, announce }: CauseProps) {
  const { retry, owner, confidence, evidence, check } = cause
  const verdict = [
    retry && translate(lang, 'retry', { verdict: translate(lang, `retry.${retry}`) }),
    owner && translate(lang, 'owner', { owner: translate(lang, `owner.${owner}`) }),
  ].flatMap(text => (text ? [<span key={text}>{text}</span>] : []))
  return (
    <dl class="rows">
      <Row label={translate(lang, 'cause')}>
        {cause.cause}
        {confidence !== 'documented' && <small>{translate(lang, `confidence.${confidence}`)}</small>}
        {verdict.length > 0 && <p class="verdict">{verdict}</p>}
      </Row>
      {evidence && <Row label={translate(lang, 'because')}>{evidence}</Row>}
      <Row label={translate(lang, 'remedy')}>
        {cause.remedy}
        <Commands commands={cause.commands} lang={lang} announce={announce} />
      </Row>
      {check && <Row label={translate(lang, 'check')}>{check}</Row>}
      <Sources keys={cause.sources} sources={sources} lang={lang} />
    </dl>
  )
}

/** Where claims come from. */
function Sources({ keys, sources, lang }: { keys: string[]; sources: Record<string, Source>; lang: Lang }) {
  return (
    <Row label={translate(lang, 'sources')} class="muted">
      <ul class="plain">
        {keys.map(key => {
          const source = sources[key]
          return (
            <li key={key}>
              {source?.url ? (
                <Page url={source.url} title={source.title} lang={lang} />
              ) : (
                <span lang="en">{source?.title}</span>
              )}
            </li>
          )
        })}
      </ul>
    </Row>
  )
}

/** A link to a public page, which opens beside this one. The titles of all sources are in English. */
function Page({ url, title, lang }: { url: string; title: string; lang: Lang }) {
  const isForeign = lang === 'en' ? isChinesePage(url) : isEnglishPage(url)
  return (
    <a href={url} target="_blank" rel="noreferrer" referrerpolicy="no-referrer">
      <span lang="en">{title}</span>
      {isForeign && translate(lang, lang === 'en' ? 'inChinese' : 'inEnglish', { url: '' })}
      <span class="out-of-sight"> {tell(lang, 'newTab')}</span>
    </a>
  )
}

/** Pages of documentation, named by what of their address tells them apart. */
export function Pages({ links, lang }: { links: string[]; lang: Lang }) {
  return (
    <ul class="plain">
      {links.map(url => (
        <li key={url}>
          <Page url={url} title={url.replace(/^https:\/\//, '')} lang={lang} />
        </li>
      ))}
    </ul>
  )
}

/** Links to entries of the catalogue. */
export function Codes({ names }: { names: string[] }) {
  return (
    <ul class="codes-inline">
      {names.map(name => (
        <li key={name}>
          <a href={entryAddress(name)}>
            <Code name={name} />
          </a>
        </li>
      ))}
    </ul>
  )
}
