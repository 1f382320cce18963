/** What the page shows before anything was pasted. */
import type { Actions } from './actions.ts'
import { examples } from './examples.ts'
import { Codes } from './parts.tsx'
import type { State } from './state.ts'
import { tell } from './words.ts'

const frequent = [
  'AccessDenied',
  'SignatureDoesNotMatch',
  'InvalidAccessKeyId',
  'NoSuchKey',
  'NoSuchBucket',
  'RequestTimeTooSkewed',
  'SlowDown',
  '403',
  '404',
  '503',
]

export function Welcome({ state: { lang }, actions }: { state: State; actions: Actions }) {
  return (
    <section class="welcome">
      <h1 tabIndex={-1}>{tell(lang, 'welcome')}</h1>
      <p>{tell(lang, 'welcomeText')}</p>
      <p class="narrow">{tell(lang, 'private')}</p>
      <h2>{tell(lang, 'examples')}</h2>
      <ul class="plain examples">
        {examples.map(({ word, text }) => (
          <li key={word}>
            <button type="button" onClick={() => actions.paste(text)}>
              {tell(lang, word)}
            </button>
          </li>
        ))}
      </ul>
      <h2>{tell(lang, 'frequent')}</h2>
      <Codes names={frequent} />
      <h2 class="wide">{tell(lang, 'keys')}</h2>
      <dl class="rows keys wide">
        <div>
          <dt>
            <kbd>/</kbd>
          </dt>
          <dd>{tell(lang, 'keys.search')}</dd>
        </div>
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{tell(lang, 'keys.escape')}</dd>
        </div>
        <div>
          <dt>
            <kbd>Ctrl V</kbd>
          </dt>
          <dd>{tell(lang, 'keys.paste')}</dd>
        </div>
      </dl>
    </section>
  )
}
