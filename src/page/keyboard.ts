/** Keys that work wherever the reader is on the page. */
import type { Actions } from './actions.ts'
import type { State } from './state.ts'

/** Whether keys are typed into an element. */
export const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement

/** What a search lists: what it found, or the codes that are near. */
export const results = '.codes li a'

const searchField = () => document.querySelector<HTMLInputElement>('#search')

export function listenToKeys(state: State, actions: Actions): void {
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.isComposing) return
    if (event.key === '/' && !isField(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      searchField()?.focus()
      searchField()?.select()
    } else if (event.key === 'Escape') leave(event)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walk(event)
  })

  function leave(event: KeyboardEvent): void {
    if (state.reading?.state === 'reading') {
      actions.stop()
      return
    }
    if (event.target !== searchField() && state.view.kind !== 'codes') return
    event.preventDefault()
    actions.leaveSearch()
    searchField()?.blur()
  }
}

/** From the search into the list, and along the list. */
function walk(event: KeyboardEvent): void {
  const links = [...document.querySelectorAll<HTMLElement>(results)]
  const at = links.indexOf(event.target as HTMLElement)
  const isSearch = event.target === searchField()
  if (links.length === 0 || (at < 0 && !isSearch)) return
  event.preventDefault()
  const next = at + (event.key === 'ArrowDown' ? 1 : -1)
  if (next < 0) searchField()?.focus()
  else links[next]?.focus()
}
