/** The page: header, box, and what was asked for. */
import type { Actions } from './actions.ts'
import { Answers, Nothing } from './answers.tsx'
import { CodeList } from './codes.tsx'
import { EntryView } from './entry.tsx'
import { PageHeader } from './page-header.tsx'
import { PasteBox } from './paste-box.tsx'
import type { State } from './state.ts'
import { Welcome } from './welcome.tsx'
import { tell } from './words.ts'

interface Props {
  state: State
  actions: Actions
  /** The licences of the packages that the page holds. */
  licences: string
}

export function App({ state, actions, licences }: Props) {
  const { lang, view, isDropping } = state
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        {tell(lang, 'skip')}
      </button>
      <PageHeader state={state} actions={actions} />
      <main data-view={view.kind}>
        <PasteBox state={state} actions={actions} />
        <div class="content">
          <Content state={state} actions={actions} />
        </div>
      </main>
      <PageFooter state={state} licences={licences} />
      <p role="status" class="out-of-sight">
        {state.announcement}
      </p>
      {isDropping && <div class="drop">{tell(lang, 'dropHere')}</div>}
    </>
  )
}

function Content({ state, actions }: Omit<Props, 'licences'>) {
  const { view, answers, reading } = state
  if (view.kind === 'codes') return <CodeList state={state} actions={actions} />
  if (view.kind === 'entry') return <EntryView state={state} actions={actions} />
  if (answers.length > 0) return <Answers state={state} actions={actions} />
  if (reading === null)
    return state.text === '' && !state.source ? <Welcome state={state} actions={actions} /> : null
  return reading.state === 'reading' ? null : <Nothing state={state} />
}

function PageFooter({ state: { lang, date }, licences }: Pick<Props, 'state' | 'licences'>) {
  return (
    <footer class="page">
      <p>
        {date && tell(lang, 'catalogueDate', { date })} · {tell(lang, 'notHuawei')}
      </p>
      <details>
        <summary>{tell(lang, 'licences')}</summary>
        <pre>{licences}</pre>
      </details>
    </footer>
  )
}

/** To the title of the answer: a link would change the address, which belongs to the view. */
function skip(): void {
  const title = document.querySelector('.content h1')
  if (title instanceof HTMLElement) title.focus()
}
