/** A button that copies a text and says so. */
import { useState } from 'preact/hooks'
import type { Lang } from '../types.ts'
import { copyText } from './clipboard.ts'
import { tell } from './words.ts'

/** Milliseconds for which the button says that it has copied. */
const shownFor = 1600

interface Props {
  text: string
  lang: Lang
  /** What stands on the button; by default "Copy". */
  label?: string
  /** What a screen reader is told, where the label does not say what is copied. */
  description?: string
  announce: (text: string) => void
}

export function CopyButton({ text, lang, label = tell(lang, 'copy'), description, announce }: Props) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    const done = await copyText(text)
    announce(tell(lang, done ? 'copied' : 'copyFailed'))
    setCopied(done)
    setTimeout(() => setCopied(false), shownFor)
  }
  // Both labels take their place all the time, so that nothing moves when they change.
  return (
    <button type="button" class="copy" data-copied={isCopied} aria-label={description} onClick={copy}>
      <span>{label}</span>
      <span aria-hidden="true">{tell(lang, 'copied')}</span>
    </button>
  )
}
