/** Asks for the secret key, with which a signature that does not match can be decided. */
import type { Lang } from '../types.ts'
import { tell } from './words.ts'

interface Props {
  lang: Lang
  outcome: 'decided' | 'undecided' | undefined
  prove: (secretKey: string) => void
}

export function SecretKeyForm({ lang, outcome, prove }: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const field = form.elements.namedItem('secret-key') as HTMLInputElement
    if (field.value !== '') prove(field.value)
    // The key is needed no longer than for this one check.
    field.value = ''
  }
  return (
    <details class="more secret-key">
      <summary>{tell(lang, 'secretTitle')}</summary>
      <form onSubmit={submit} autocomplete="off">
        <label>
          {tell(lang, 'secretKey')}
          <input name="secret-key" type="password" autocomplete="off" spellcheck={false} />
        </label>
        <button type="submit">{tell(lang, 'prove')}</button>
        <p>{tell(lang, 'secretNote')}</p>
        {outcome && <p class="outcome">{tell(lang, outcome === 'decided' ? 'proved' : 'unproved')}</p>}
      </form>
    </details>
  )
}
