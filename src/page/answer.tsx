/** The answer for one kind of error that was found. */

import type { ComponentChildren } from 'preact'
import { isDecided } from '../render/decided.ts'
import { nameOfKind } from '../render/repeats.ts'
import { placeOf, requestRows, speakerOf, targetOf } from '../render/response.ts'
import type { Explanation, Lang } from '../types.ts'
import { translate } from '../words.ts'
import type { Actions } from './actions.ts'
import { entryAddress } from './address.ts'
import { CopyButton } from './copy-button.tsx'
import type { Answer, Occurrences } from './messages.ts'
import { CauseBody, Codes, Commands, Foreign, Pages, Row, Sentence, Title, Verdict } from './parts.tsx'
import { SecretKeyForm } from './secret-key-form.tsx'
import { tell } from './words.ts'

interface Props {
  answer: Answer
  occurrences: Occurrences | undefined
  proof: 'decided' | 'undecided' | undefined
  lang: Lang
  /** Does the reader open the answer to see more than the headline? */
  isFolded: boolean
  actions: Actions
}

export function AnswerCard({ answer, occurrences, proof, lang, isFolded, actions }: Props) {
  const { explanation, id } = answer
  const title = `answer-${id}`
  const count = occurrences?.count ?? 1
  return (
    <article class="answer" aria-labelledby={title}>
      <header>
        <h2 id={title}>
          <Title name={nameOfKind(explanation, lang)} explanation={explanation} />
        </h2>
        <p class="verdict">
          <Verdict explanation={explanation} lang={lang} />
        </p>
        {count > 1 && (
          <p class="count">
            <span aria-hidden="true">{count}×</span>
            <span class="out-of-sight">{tell(lang, 'count', { count })}</span>
          </p>
        )}
      </header>
      <p class="headline">{explanation.headline}</p>
      <Fold isFolded={isFolded} label={tell(lang, 'causeAndRemedy')}>
        <Body answer={answer} lang={lang} actions={actions} />
        {answer.isProvable && (
          <SecretKeyForm lang={lang} outcome={proof} prove={secretKey => actions.prove(id, secretKey)} />
        )}
        <More answer={answer} occurrences={occurrences} lang={lang} />
        <footer class="tools">
          <CopyButton
            text={answer.ticket}
            lang={lang}
            label={tell(lang, 'copyTicket')}
            announce={actions.announce}
          />
          <CopyButton
            text={answer.json}
            lang={lang}
            label={tell(lang, 'copyJson')}
            announce={actions.announce}
          />
          {about(explanation) !== null && (
            <a href={entryAddress(about(explanation) ?? '')}>
              {tell(lang, 'aboutCode', { name: about(explanation) ?? '' })}
            </a>
          )}
        </footer>
      </Fold>
    </article>
  )
}

/** The entry of the catalogue that tells all about the code or status. */
function about({ kind, code, status }: Explanation): string | null {
  if (kind === 'unknown') return null
  return code ?? (status === null ? null : String(status))
}

function Fold({
  isFolded,
  label,
  children,
}: {
  isFolded: boolean
  label: string
  children: ComponentChildren
}) {
  if (!isFolded) return <>{children}</>
  return (
    <details class="fold">
      <summary>{label}</summary>
      {children}
    </details>
  )
}

/** What to act on: cause, remedy, how to make sure, what else it may be. */
function Body({ answer, lang, actions }: { answer: Answer; lang: Lang; actions: Actions }) {
  const { explanation, reason, notes, sources } = answer
  const { causes, headline, summary, response } = explanation
  const [cause, ...others] = causes
  // A headline of its own tells the cause.
  const isNew = cause !== undefined && headline === summary && cause.cause !== summary
  const certainty = cause?.evidence === null ? 'likely' : 'cause'
  const sentence = (text: string) => (
    <Sentence text={text} findings={explanation.findings} lang={lang} announce={actions.announce} />
  )
  return (
    <>
      <dl class="rows">
        {isNew && (
          <Row label={translate(lang, certainty)} class={certainty}>
            {cause.cause}
          </Row>
        )}
        {reason && <Row label={translate(lang, 'because')}>{sentence(reason)}</Row>}
        {cause && (
          <Row label={translate(lang, 'remedy')} class="remedy">
            {cause.remedy}
            <Commands commands={cause.commands} lang={lang} announce={actions.announce} />
          </Row>
        )}
        {cause?.check && <Row label={translate(lang, 'check')}>{cause.check}</Row>}
        {notes.map(text => (
          <Row key={text} label={translate(lang, 'finding')}>
            {sentence(text)}
          </Row>
        ))}
        {response?.message && (
          <Row label={translate(lang, speakerOf(explanation))}>
            <Foreign text={response.message} />
          </Row>
        )}
      </dl>
      {explanation.suggestions.length > 0 && (
        <dl class="rows">
          <Row label={translate(lang, 'suggestions')}>
            <Codes names={explanation.suggestions} />
          </Row>
        </dl>
      )}
      {others.length > 0 && (
        <section class="alternatives">
          <h3>{tell(lang, 'alternatives')}</h3>
          {others.map(other => (
            <details key={other.title}>
              <summary>{other.title}</summary>
              <CauseBody cause={other} sources={sources} lang={lang} announce={actions.announce} />
            </details>
          ))}
        </section>
      )}
    </>
  )
}

/** What identifies the request, and all that is left. */
function More({
  answer,
  occurrences,
  lang,
}: {
  answer: Answer
  occurrences: Occurrences | undefined
  lang: Lang
}) {
  const { explanation } = answer
  const { response, origin, related, links } = explanation
  const documented = isDecided(explanation) ? null : explanation.documented
  if (response === null) return null
  const place = placeOf(origin, lang)
  const target = targetOf(response)
  const places = occurrences?.places ?? []
  const rest = (occurrences?.count ?? 1) - 1 - places.length
  const elements = Object.entries(response.details)
  // The message stands above, where it is read.
  const rows = requestRows(explanation, lang).filter(
    ({ label }) => label !== translate(lang, speakerOf(explanation)),
  )
  return (
    <>
      <dl class="rows identity">
        {target !== '' && (
          <Row label={translate(lang, 'request')}>
            <Foreign text={target} />
          </Row>
        )}
        {response.requestId && (
          <Row label={translate(lang, 'requestId')}>
            <Foreign text={response.requestId} />
          </Row>
        )}
        {place && (
          <Row label={translate(lang, 'place')}>
            <Foreign text={place} />
          </Row>
        )}
      </dl>
      <details class="more">
        <summary>{tell(lang, 'request')}</summary>
        <dl class="rows">
          {rows.map(({ label, lines }) => (
            <Row key={label} label={label}>
              <Foreign text={lines.join('\n')} />
            </Row>
          ))}
          {elements.map(([name, value]) => (
            <Row key={name} label={name}>
              <Foreign text={value} />
            </Row>
          ))}
          {places.length > 0 && (
            <Row label={tell(lang, 'places')}>
              <ul class="plain">
                {places.map(({ line, requestId }) => (
                  <li key={`${line}${requestId}`}>
                    {translate(lang, 'line', { line })} {requestId && <Foreign text={requestId} />}
                  </li>
                ))}
                {rest > 0 && <li>{tell(lang, 'andMorePlaces', { count: rest })}</li>}
              </ul>
            </Row>
          )}
          {documented && <Row label={translate(lang, 'documented')}>{documented.message}</Row>}
          {documented?.solution && (
            <Row label={translate(lang, 'documentedSolution')}>{documented.solution}</Row>
          )}
          {answer.listings.map(text => (
            <Row key={text} label={translate(lang, 'finding')}>
              {text.includes('\n') ? <pre>{text}</pre> : text}
            </Row>
          ))}
          {related.length > 0 && response.code !== null && (
            <Row label={translate(lang, 'related')}>
              <Codes names={related} />
            </Row>
          )}
          {links.length > 0 && (
            <Row label={translate(lang, 'links')}>
              <Pages links={links} lang={lang} />
            </Row>
          )}
        </dl>
      </details>
    </>
  )
}
