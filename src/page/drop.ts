/** Files and texts that are dropped or pasted anywhere on the page. */
import type { Actions } from './actions.ts'

export function listenToDrops(actions: Actions): void {
  let depth = 0
  const enter = (by: number) => {
    depth = Math.max(0, depth + by)
    actions.drop(depth > 0)
  }
  document.addEventListener('dragenter', event => {
    if (event.dataTransfer?.types.includes('Files')) enter(1)
  })
  document.addEventListener('dragleave', () => enter(-1))
  document.addEventListener('dragover', event => event.preventDefault())
  document.addEventListener('drop', event => {
    event.preventDefault()
    depth = 0
    actions.drop(false)
    if (event.dataTransfer) take(event.dataTransfer, actions)
  })
  document.addEventListener('paste', event => {
    const isElsewhere = !(
      event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
    )
    const files = event.clipboardData?.files.length ?? 0
    if (event.defaultPrevented || !event.clipboardData || !(isElsewhere || files > 0)) return
    event.preventDefault()
    take(event.clipboardData, actions)
  })
}

function take(data: DataTransfer, actions: Actions): void {
  const [file] = data.files
  const text = data.getData('text/plain')
  if (file) actions.open(file)
  else if (text.trim() !== '') actions.paste(text)
}
