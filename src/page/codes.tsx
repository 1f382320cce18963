/** The list of all codes, narrowed by words and filters. */
import { translate } from '../words.ts'
import type { Actions } from './actions.ts'
import { entryAddress } from './address.ts'
import type { ListFilter } from './messages.ts'
import { Code, Codes, Status } from './parts.tsx'
import type { State } from './state.ts'
import { type PageWord, tell } from './words.ts'

const verdicts = ['yes', 'no', 'check-first'] as const

export function CodeList({ state, actions }: { state: State; actions: Actions }) {
  const { lang, filter, rows, all, statuses, services, suggestions } = state
  const classes = [...new Set(statuses.map(status => `${Math.floor(status / 100)}xx`))]
  const choices: [keyof ListFilter & PageWord, [value: string, label: string][]][] = [
    ['status', [...classes, ...statuses.map(String)].map(value => [value, value])],
    ['retry', verdicts.map(value => [value, translate(lang, `retry.${value}`)])],
    ['service', services.map(value => [value, serviceName(value, lang)])],
  ]
  const codes = rows.filter(({ name }) => !/^\d+$/.test(name)).length
  return (
    <section class="codes" aria-labelledby="codes-title">
      <h1 id="codes-title" tabIndex={-1}>
        {tell(lang, 'codes')}
      </h1>
      <fieldset>
        <legend class="out-of-sight">{tell(lang, 'filters')}</legend>
        {choices.map(([name, options]) => (
          <label key={name}>
            {tell(lang, name)}
            <select
              value={filter[name]}
              onChange={event => actions.narrow({ [name]: event.currentTarget.value })}
            >
              <option value="">{tell(lang, 'all')}</option>
              {options.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
        <p role="status">
          {rows.length === 0 ? tell(lang, 'noCodes') : tell(lang, 'codesShown', { count: codes, all })}
        </p>
      </fieldset>
      {suggestions.length > 0 && (
        <p>
          {translate(lang, 'suggestions')}
          {translate(lang, 'colon')}
          <Codes names={suggestions} />
        </p>
      )}
      <ul class="list">
        {rows.map(({ name, status, reason, summary }) => (
          <li key={name}>
            <a href={entryAddress(name)}>
              <Status status={status} reason={null} />
              <span>
                <Code name={/^\d+$/.test(name) && reason ? `${name} ${reason}` : name} />
                <span class="summary">{summary}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A service that a later catalogue brings has its own name only. */
function serviceName(service: string, lang: State['lang']): string {
  const names: Record<string, PageWord> = {
    obs: 'service.obs',
    pfs: 'service.pfs',
    'data-processing': 'service.data-processing',
    gateway: 'service.gateway',
    s3: 'service.s3',
    client: 'service.client',
  }
  const word = names[service]
  return word ? tell(lang, word) : service
}
