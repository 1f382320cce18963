/** What a reader can do on the page, and what the worker's replies change. */
import { redactText } from '../redact/index.ts'
import { printable } from '../render/printable.ts'
import { addressOf, type View } from './address.ts'
import type { ListFilter, Question, Reply } from './messages.ts'
import { emptyFilter, type State } from './state.ts'
import { tell } from './words.ts'

/** What actions need of the browser. */
export interface Surroundings {
  ask(question: Question): void
  /** Changes the address, which shows another view. */
  go(address: string): void
  /** Keeps a choice of the reader for the next time. */
  keep(name: 'lang' | 'theme', value: string): void
  /** Called after every change of the state. */
  changed(): void
}

export type Actions = ReturnType<typeof createActions>

/** A longer text does not go into the box, which would take long to show it; it is read like a file. */
export const longestText = 100_000
/** Milliseconds after the last key before what was typed is read. */
const pause = 200

/** The state of the page and all that changes it. */
export function createActions(state: State, { ask, go, keep, changed }: Surroundings) {
  let job = 0
  /** What was pasted, as long as the box shows just that: secrets are needed to check a signature. */
  let pasted: string | null = null
  /** Where the reader was before the search. */
  let origin: View = { kind: 'paste' }
  let typing: ReturnType<typeof setTimeout> | undefined

  function change(part: Partial<State>): void {
    Object.assign(state, part)
    changed()
  }

  function show(view: View): void {
    if (state.view.kind !== view.kind) go(addressOf(view))
  }

  function list(filter: ListFilter): void {
    ask({ kind: 'list', filter, lang: state.lang })
  }

  /** Forgets the answers; those of the next input come with its job. */
  function begin(part: Partial<State>): void {
    clearTimeout(typing)
    job++
    change({ reading: null, answers: [], occurrencesById: new Map(), proofs: new Map(), ...part })
  }

  function read(source: Blob, file: string | null): void {
    ask({ kind: 'read', job, source, file, lang: state.lang })
  }

  function readBox(): void {
    begin({})
    if (state.text.trim() === '') ask({ kind: 'forget', lang: state.lang })
    else read(new Blob([pasted ?? state.text]), null)
  }

  const actions = {
    /** Reads a text that was pasted or dropped as a whole, in place of what was there. */
    paste(text: string): void {
      show({ kind: 'paste' })
      if (text.length > longestText) {
        const source = new Blob([text])
        pasted = null
        begin({ text: '', isMasked: false, source: { name: '', size: source.size } })
        read(source, null)
        return
      }
      const masked = redactText(text)
      pasted = text
      change({ text: masked, source: null, isMasked: masked !== text })
      readBox()
    },

    /**
     * Takes over what stands in the box after it was edited.
     * @param isTyped false where more than a key's worth was put in at once
     */
    edit(text: string, isTyped: boolean): void {
      if (!isTyped && (state.text === '' || text.length > longestText)) {
        actions.paste(text)
        return
      }
      pasted = null
      if (isTyped) {
        change({ text, ...(text === '' && { isMasked: false }) })
        clearTimeout(typing)
        typing = setTimeout(readBox, pause)
      } else {
        const masked = redactText(text)
        change({ text: masked, isMasked: state.isMasked || masked !== text })
        readBox()
      }
    },

    /** Masks what was typed, once the reader has left the box. */
    leaveBox(): void {
      const masked = redactText(state.text)
      if (masked !== state.text) change({ text: masked, isMasked: true })
    },

    /** Reads a file of any size. */
    open(file: File): void {
      show({ kind: 'paste' })
      pasted = null
      begin({
        text: '',
        isMasked: false,
        source: { name: printable(redactText(file.name)), size: file.size },
      })
      read(file, file.name)
    },

    stop(): void {
      ask({ kind: 'stop', lang: state.lang })
    },

    clear(): void {
      pasted = null
      begin({ text: '', isMasked: false, source: null })
      ask({ kind: 'forget', lang: state.lang })
    },

    drop(isDropping: boolean): void {
      if (state.isDropping !== isDropping) change({ isDropping })
    },

    search(words: string): void {
      actions.narrow({ words })
      if (words !== '') show({ kind: 'codes' })
    },

    narrow(part: Partial<ListFilter>): void {
      change({ filter: { ...state.filter, ...part } })
      list(state.filter)
    },

    /** Closes the search, and goes back to where the reader was. */
    leaveSearch(): void {
      actions.narrow(emptyFilter)
      if (state.view.kind === 'codes') show(origin)
    },

    prove(answer: number, secretKey: string): void {
      ask({ kind: 'prove', answer, secretKey, lang: state.lang })
    },

    announce(announcement: string): void {
      change({ announcement })
    },

    /** Says everything once more in the other language; what stands in the box stays. */
    switchLanguage(): void {
      change({ lang: state.lang === 'en' ? 'zh' : 'en', announcement: '' })
      const { lang, view, filter } = state
      keep('lang', lang)
      ask({ kind: 'retell', lang })
      list(filter)
      if (view.kind === 'entry') ask({ kind: 'explain', query: view.query, lang })
    },

    switchTheme(): void {
      change({ theme: state.theme === 'light' ? 'dark' : 'light' })
      keep('theme', state.theme)
    },

    /** The address has changed. Outside the list of codes the words of a search are done with. */
    arrive(view: View): void {
      change({ view, announcement: '' })
      if (view.kind !== 'codes') {
        origin = view
        if (state.filter.words !== '') actions.narrow({ words: '' })
      }
      if (view.kind === 'entry') ask({ kind: 'explain', query: view.query, lang: state.lang })
    },

    /** The worker has told something. */
    hear(reply: Reply): void {
      if (reply.kind === 'reading' && reply.reading.job !== job) return
      change(changeBy(reply, state))
    },
  }
  return actions
}

/** What a reply of the worker changes. */
function changeBy(reply: Reply, state: State): Partial<State> {
  switch (reply.kind) {
    case 'ready': {
      const { date, statuses, services } = reply
      return { date, statuses, services }
    }
    case 'reading': {
      const { reading, answers, occurrences } = reply
      return {
        reading,
        answers: [...state.answers, ...answers],
        occurrencesById: new Map([
          ...state.occurrencesById,
          ...occurrences.map(one => [one.id, one] as const),
        ]),
      }
    }
    case 'answers': {
      const told = new Map(reply.answers.map(answer => [answer.id, answer]))
      return { answers: state.answers.map(answer => told.get(answer.id) ?? answer) }
    }
    case 'proved': {
      const { answer, isDecided } = reply
      return {
        proofs: new Map(state.proofs).set(answer, isDecided ? 'decided' : 'undecided'),
        announcement: tell(state.lang, isDecided ? 'proved' : 'unproved'),
      }
    }
    case 'entry':
      return { entry: reply.entry }
    case 'list': {
      const { rows, all, suggestions } = reply
      return { rows, all, suggestions }
    }
  }
}
