/** The page: makes its parts known to each other. */
import { render } from 'preact'
import { type Actions, createActions } from './actions.ts'
import { viewOf } from './address.ts'
import { App } from './app.tsx'
import { listenToDrops } from './drop.ts'
import { isField, listenToKeys } from './keyboard.ts'
import { listenToPrint } from './print.ts'
import { keep, preferredLanguage, preferredTheme } from './settings.ts'
import { startWorker } from './start-worker.ts'
import { initialState, type State } from './state.ts'
import { tell } from './words.ts'

const state = initialState(preferredLanguage(), preferredTheme(), viewOf(location.hash))
const root = document.querySelector('#root') as HTMLElement
const licences = document.querySelector('#licences')?.textContent ?? ''

let isDrawing = false
/** True from the change of the address until the new view has its title. */
let hasArrived = false

/** Draws once, however many changes come together. */
function draw(): void {
  if (isDrawing) return
  isDrawing = true
  queueMicrotask(() => {
    isDrawing = false
    document.documentElement.lang = state.lang === 'zh' ? 'zh-CN' : 'en'
    document.documentElement.dataset.theme = state.theme
    document.title = titleOf(state)
    render(<App state={state} actions={actions} licences={licences} />, root)
    if (hasArrived) focusTitle()
  })
}

/** The reader goes on from the title of the new view; whoever types stays where they are. */
function focusTitle(): void {
  const title = document.querySelector('.content h1')
  if (!(title instanceof HTMLElement)) return
  hasArrived = false
  if (!isField(document.activeElement)) title.focus({ preventScroll: true })
}

function titleOf({ lang, view }: State): string {
  const title = tell(lang, 'title')
  return view.kind === 'entry' ? `${view.query} · ${title}` : title
}

const ask = startWorker(reply => actions.hear(reply))
const actions: Actions = createActions(state, {
  ask,
  go: address => {
    location.hash = address
  },
  keep,
  changed: draw,
})

addEventListener('hashchange', () => {
  hasArrived = true
  actions.arrive(viewOf(location.hash))
  scrollTo(0, 0)
})
listenToKeys(state, actions)
listenToDrops(actions)
listenToPrint()
actions.narrow({})
actions.arrive(state.view)
