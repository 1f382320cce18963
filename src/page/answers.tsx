/** What was found in the text or file: a card for each kind of error. */
import { translate } from '../words.ts'
import type { Actions } from './actions.ts'
import { addressOf, entryAddress } from './address.ts'
import { AnswerCard } from './answer.tsx'
import type { State } from './state.ts'
import { tell } from './words.ts'

/** Further answers show their headline only until they are opened. */
const mostOpen = 3

export function Answers({ state, actions }: { state: State; actions: Actions }) {
  const { lang, reading, answers, occurrencesById, proofs } = state
  const hidden = (reading?.kinds ?? 0) - answers.length
  return (
    <>
      <h1 class="out-of-sight" tabIndex={-1}>
        {tell(lang, 'answers')}
      </h1>
      {answers.map((answer, index) => (
        <AnswerCard
          key={`${reading?.job}-${answer.id}`}
          answer={answer}
          occurrences={occurrencesById.get(answer.id)}
          proof={proofs.get(answer.id)}
          lang={lang}
          isFolded={index >= mostOpen}
          actions={actions}
        />
      ))}
      {hidden > 0 && reading?.state !== 'reading' && <p>{tell(lang, 'moreKinds', { count: hidden })}</p>}
    </>
  )
}

/** Nothing was found: why, what else the text names, and what to paste. */
export function Nothing({ state: { lang, reading } }: { state: State }) {
  const mention = reading?.mention
  if (reading?.state === 'failed')
    return (
      <section class="nothing">
        <h1 tabIndex={-1}>{tell(lang, 'unreadable')}</h1>
        <p>{tell(lang, 'unreadableHelp', { reason: reading.reason ?? '' })}</p>
      </section>
    )
  return (
    <section class="nothing">
      <h1 tabIndex={-1}>{tell(lang, 'noneTitle')}</h1>
      {mention && (
        <p>
          {tell(lang, 'mention', { line: mention.line, name: mention.name })}
          {translate(lang, 'space')}
          <a href={entryAddress(mention.name)}>{tell(lang, 'mentionLink', { name: mention.name })}</a>
        </p>
      )}
      <p>{tell(lang, 'noneHelp')}</p>
      <p>
        <a href={addressOf({ kind: 'codes' })}>{tell(lang, 'allCodes')}</a>
      </p>
    </section>
  )
}
