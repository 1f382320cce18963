/** The box to paste into, and how far a text or file has been read. */
import type { TargetedEvent, TargetedInputEvent } from 'preact'
import { sizeText } from '../size.ts'
import { translate } from '../words.ts'
import { type Actions, longestText } from './actions.ts'
import type { Reading } from './messages.ts'
import type { State } from './state.ts'
import { tell } from './words.ts'

/** Kinds of input that come from a key or an undo; all others put in more at once. */
const typed = /^(?:delete|history|insertComposition|insertLineBreak)/

export function PasteBox({ state, actions }: { state: State; actions: Actions }) {
  const { lang, source, reading, isMasked } = state
  const isReading = reading?.state === 'reading'
  const isEmpty = state.text === '' && source === null
  return (
    <section class="paste" aria-label={tell(lang, 'paste')}>
      <label for="paste">
        <strong>{tell(lang, 'paste')}</strong> <span class="wide">{tell(lang, 'drop')}</span>
      </label>
      {source ? <Source state={state} /> : <Box state={state} actions={actions} />}
      <div class="tools">
        <label class="button">
          {tell(lang, 'file')}
          <input type="file" class="out-of-sight" onChange={event => open(event, actions)} />
        </label>
        {isReading && source ? (
          <button type="button" onClick={actions.stop}>
            {tell(lang, 'stop')}
          </button>
        ) : (
          <button type="button" disabled={isEmpty} onClick={actions.clear}>
            {tell(lang, 'clear')}
          </button>
        )}
        <p role="status" class="found">
          {totalOf(state)}
        </p>
      </div>
      <p class="hint wide">
        <span id="paste-hint">{tell(lang, 'private')}</span>
        {isMasked && `${translate(lang, 'space')}${tell(lang, 'masked')}`}
      </p>
    </section>
  )
}

function open(event: TargetedEvent<HTMLInputElement>, actions: Actions): void {
  const [file] = event.currentTarget.files ?? []
  if (file) actions.open(file)
  event.currentTarget.value = ''
}

function Box({ state: { lang, text }, actions }: { state: State; actions: Actions }) {
  const edit = (event: TargetedInputEvent<HTMLTextAreaElement>) => {
    const { inputType, data } = event as InputEvent
    const isTyped = typed.test(inputType ?? '') || (inputType === 'insertText' && (data ?? '').length <= 1)
    actions.edit(event.currentTarget.value, isTyped)
  }
  const paste = (event: ClipboardEvent) => {
    const box = event.currentTarget as HTMLTextAreaElement
    const isWhole = box.selectionStart === 0 && box.selectionEnd === box.value.length
    const pasted = event.clipboardData?.getData('text/plain') ?? ''
    // What joins the text of the box is put in by the browser, unless that would take long.
    if (pasted === '' || (!isWhole && pasted.length <= longestText)) return
    event.preventDefault()
    actions.paste(pasted)
  }
  return (
    <textarea
      id="paste"
      value={text}
      placeholder={'<Error><Code>…</Code></Error>\nHTTP/1.1 403 Forbidden …\n…ObsException: Error message …'}
      aria-describedby="paste-hint"
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      translate={false}
      lang={lang}
      onInput={edit}
      onPaste={paste}
      onBlur={actions.leaveBox}
    />
  )
}

/** What is read in place of the text of the box. */
function Source({ state: { lang, source, reading } }: { state: State }) {
  const name = source?.name || tell(lang, 'pastedText')
  return (
    <div class="source">
      <p>
        <bdi translate={false}>{name}</bdi> <span>{sizeText(source?.size ?? 0)}</span>
      </p>
      {reading && reading.state !== 'done' && (
        <progress aria-label={name} max={Math.max(reading.size, 1)} value={reading.read} />
      )}
    </div>
  )
}

/** What was found so far, in a sentence. A screen reader hears it when reading has ended. */
function totalOf({ lang, reading }: State): string {
  if (reading === null) return ''
  const sizes = { read: sizeText(reading.read), size: sizeText(reading.size) }
  if (reading.state === 'reading') return tell(lang, 'reading', { ...sizes, count: reading.errors })
  if (reading.state === 'failed') return tell(lang, 'unreadable')
  const total = countOf(reading, lang)
  return reading.state === 'stopped' ? tell(lang, 'stopped', { ...sizes, total }) : total
}

function countOf({ errors, kinds }: Reading, lang: State['lang']): string {
  if (errors === 0) return tell(lang, 'foundNone')
  if (errors === 1) return tell(lang, 'foundOne')
  return tell(lang, kinds === 1 ? 'foundOfOneKind' : 'foundOfKinds', { count: errors, kinds })
}
