/** The head of the page: search, language, colours. */
import type { Actions } from './actions.ts'
import { addressOf } from './address.ts'
import { results } from './keyboard.ts'
import type { State } from './state.ts'
import { tell } from './words.ts'

export function PageHeader({ state, actions }: { state: State; actions: Actions }) {
  const { lang, theme, filter, view } = state
  const search = (event: SubmitEvent) => {
    event.preventDefault()
    const first = document.querySelector(results)
    if (!(first instanceof HTMLElement)) return
    // From there the reader goes on in the entry.
    first.focus()
    first.click()
  }
  return (
    <header class="page">
      <a class="brand" href={addressOf({ kind: 'paste' })}>
        obs-err <span>{tell(lang, 'tagline')}</span>
      </a>
      <search>
        <form onSubmit={search} autocomplete="off">
          <label class="out-of-sight" for="search">
            {tell(lang, 'search')}
          </label>
          <input
            id="search"
            type="search"
            value={filter.words}
            placeholder={tell(lang, 'searchHint')}
            spellcheck={false}
            autocapitalize="off"
            aria-keyshortcuts="/"
            onInput={event => actions.search(event.currentTarget.value)}
            onPaste={event => takeError(event, actions)}
          />
          <span class="key" aria-hidden="true">
            /
          </span>
        </form>
      </search>
      <nav aria-label={tell(lang, 'codes')}>
        <a href={addressOf({ kind: 'codes' })} aria-current={view.kind === 'codes' ? 'page' : undefined}>
          {tell(lang, 'allCodes')}
        </a>
      </nav>
      <button
        type="button"
        class="language"
        lang={lang === 'en' ? 'zh-CN' : 'en'}
        onClick={actions.switchLanguage}
      >
        {tell(lang, 'otherLanguage')}
      </button>
      <button
        type="button"
        class="theme"
        aria-label={tell(lang, 'dark')}
        aria-pressed={theme === 'dark'}
        onClick={actions.switchTheme}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" />
          <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" />
        </svg>
      </button>
    </header>
  )
}

/** Longer than what anybody searches for: an error that belongs into the box. */
const longestWords = 120

function takeError(event: ClipboardEvent, actions: Actions): void {
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (text.length <= longestWords && !/[\n<{]/.test(text.trim())) return
  event.preventDefault()
  actions.paste(text)
}
