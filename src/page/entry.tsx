/** A code, a status or a class of statuses, whole. */
import { nameOfKind } from '../render/repeats.ts'
import { translate } from '../words.ts'
import type { Actions } from './actions.ts'
import { addressOf } from './address.ts'
import { CopyButton } from './copy-button.tsx'
import { CauseBody, Codes, Pages, Row, Title, Verdict } from './parts.tsx'
import type { State } from './state.ts'
import { tell } from './words.ts'

export function EntryView({ state, actions }: { state: State; actions: Actions }) {
  const { lang, entry, view } = state
  if (entry === null || view.kind !== 'entry' || entry.query !== view.query) return null
  const { explanation, sources, json } = entry
  const { kind, code, status, summary, documented, causes, related, suggestions, links } = explanation
  const isStatus = kind === 'status'
  // A class of statuses has neither code nor status.
  const name = code === null && status === null ? entry.query : nameOfKind(explanation, lang)
  return (
    <article class="entry">
      <header>
        <h1 tabIndex={-1}>
          <Title name={name} explanation={explanation} />
        </h1>
        <p class="verdict">
          <Verdict explanation={explanation} lang={lang} />
        </p>
      </header>
      <p class="headline">{summary}</p>
      <dl class="rows">
        {suggestions.length > 0 && (
          <Row label={translate(lang, 'suggestions')}>
            <Codes names={suggestions} />
          </Row>
        )}
        {documented && <Row label={translate(lang, 'documented')}>{documented.message}</Row>}
        {documented?.solution && (
          <Row label={translate(lang, 'documentedSolution')}>{documented.solution}</Row>
        )}
      </dl>
      {causes.map((cause, index) => (
        <section class="cause" key={cause.title} aria-labelledby={`cause-${index}`}>
          <h2 id={`cause-${index}`}>{cause.title}</h2>
          <CauseBody cause={cause} sources={sources} lang={lang} announce={actions.announce} />
        </section>
      ))}
      {related.length > 0 && (
        <section>
          <h2>{isStatus ? tell(lang, 'entryCodes') : translate(lang, 'related')}</h2>
          <Codes names={related} />
        </section>
      )}
      {links.length > 0 && (
        <section>
          <h2>{translate(lang, 'links')}</h2>
          <Pages links={links} lang={lang} />
        </section>
      )}
      {kind === 'unknown' ? (
        <footer class="tools">
          <a href={addressOf({ kind: 'codes' })}>{tell(lang, 'allCodes')}</a>
          <a href={addressOf({ kind: 'paste' })}>{tell(lang, 'paste')}</a>
        </footer>
      ) : (
        <footer class="tools">
          <CopyButton
            text={window.location.href}
            lang={lang}
            label={tell(lang, 'entryCopyLink')}
            announce={actions.announce}
          />
          <CopyButton text={json} lang={lang} label={tell(lang, 'copyJson')} announce={actions.announce} />
        </footer>
      )}
    </article>
  )
}
