/** Reads texts and files in the worker: errors of one kind are told once and counted, and memory stays flat. */
import { codesOf } from '../catalogue/lookup.ts'
import { keepBeginning, mentionIn } from '../catalogue/mentions.ts'
import { kindOf } from '../kind-of-error.ts'
import { reader } from '../library/catalogue.ts'
import { gunzip } from '../library/gunzip.ts'
import { findErrors, responseExplainer, ticketFacts } from '../reading.ts'
import { jsonHead, jsonItem, jsonTail } from '../render/json.ts'
import { renderTicket } from '../render/ticket.ts'
import { proveSignature } from '../signature/index.ts'
import type { ErrorResponse, Explanation, Lang, Origin, Source } from '../types.ts'
import { translate } from '../words.ts'
import { sortFindings } from './findings.ts'
import { harmless } from './harmless.ts'
import type { Answer, Occurrences, Reading, Reply } from './messages.ts'

/** So many kinds are shown; further ones are counted. */
const mostShown = 50
/** A hostile input makes up any number of kinds; beyond this many all further ones count as one. */
const mostKinds = 10_000
/** Further places of a kind that are kept. */
const mostPlaces = 3
/** Milliseconds between two reports, and between two moments at which the worker listens. */
const interval = 100

/** A kind of error, with its first error. Secrets are not masked yet: a signature can be checked only without. */
interface Kind {
  id: number
  response: ErrorResponse
  origin: Origin
  proofs: Awaited<ReturnType<typeof proveSignature>>
  occurrences: Occurrences
}

const explainers = {
  en: responseExplainer(reader, { lang: 'en', redact: true }),
  zh: responseExplainer(reader, { lang: 'zh', redact: true }),
}

/** The sources that causes cite, by their keys. */
export function sourcesOf({ causes }: Explanation): Record<string, Source> {
  const { sources } = reader.whole()
  const cited = causes.flatMap(cause => cause.sources)
  return Object.fromEntries(cited.flatMap(key => (sources[key] ? [[key, sources[key]]] : [])))
}

/** An explanation as the command line prints it. */
export function jsonOf(explanation: Explanation): string {
  return jsonHead(reader.date) + jsonItem(explanation, true) + jsonTail([], false)
}

function answerFor({ id, response, origin, proofs }: Kind, lang: Lang): Answer {
  const explanation = explainers[lang](response, origin, proofs)
  const shown = harmless(explanation)
  const facts = ticketFacts(response, explanation)
  const { SignatureProvided = '', StringToSign, StringToSignBytes } = response.details
  return {
    id,
    explanation: shown,
    ...sortFindings(shown),
    json: jsonOf(explanation),
    ticket: renderTicket(
      facts.map(([label, value]) => [translate(lang, `ticket.${label}`), value]),
      lang,
    ),
    isProvable: Boolean(StringToSign || StringToSignBytes) && /^[^*]+$/.test(SignatureProvided),
    sources: sourcesOf(explanation),
  }
}

/** Lets the worker take a message before it goes on. */
const listen = () => new Promise<void>(resolve => setTimeout(resolve))

async function* chunksOf(source: Blob): AsyncGenerator<Uint8Array> {
  const chunks = source.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await chunks.read()
      if (done) return
      yield value
    }
  } finally {
    await chunks.cancel().catch(() => {})
  }
}

/** A reader of one text or file at a time; `report` is told what was found. */
export function createReader(report: (reply: Reply) => void) {
  const kinds: Kind[] = []
  let current = 0
  let isStopped = false
  let language: Lang = 'en'

  async function read(job: number, source: Blob, file: string | null): Promise<void> {
    current = job
    isStopped = false
    kinds.length = 0
    const kindsByKey = new Map<string, Kind | null>()
    const unreported = new Set<Kind>()
    const reading: Reading = {
      ...{ job, file, size: source.size, read: 0, errors: 0, kinds: 0 },
      ...{ state: 'reading', reason: null, mention: null },
    }
    let reported = performance.now()
    let told = 0

    function tell(): void {
      reported = performance.now()
      const answers = kinds.slice(told).map(kind => answerFor(kind, language))
      told = kinds.length
      const changed = [...unreported].map(({ occurrences }) => ({
        ...occurrences,
        places: [...occurrences.places],
      }))
      unreported.clear()
      report({ kind: 'reading', reading: { ...reading }, answers, occurrences: changed })
    }

    /** A kind that is not shown has no value. */
    function newKind(response: ErrorResponse, line: number): Kind | null {
      reading.kinds++
      if (kinds.length === mostShown) return null
      const id = kinds.length
      const origin = { file, line, count: 1 }
      const kind = { id, response, origin, proofs: [], occurrences: { id, count: 0, places: [] } }
      kinds.push(kind)
      return kind
    }

    function count(response: ErrorResponse, line: number): void {
      reading.errors++
      const own = kindOf(explainers.en(response, null))
      const key = kindsByKey.has(own) || kindsByKey.size < mostKinds ? own : ''
      const before = kindsByKey.get(key)
      const kind = before === undefined ? newKind(response, line) : before
      kindsByKey.set(key, kind)
      if (kind === null) return
      kind.occurrences.count++
      if (before && kind.occurrences.places.length < mostPlaces)
        kind.occurrences.places.push({ line, requestId: response.requestId && harmless(response.requestId) })
      unreported.add(kind)
    }

    /** Passes the input on in pieces, and hears of questions in between. */
    async function* heard(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const chunk of chunks) {
        if (performance.now() - reported >= interval) {
          tell()
          await listen()
        }
        if (isStopped || current !== job) return
        yield chunk
        reading.read += chunk.length
      }
    }

    const beginning = keepBeginning(heard(chunksOf(source)))
    try {
      for await (const { response, line, isRepeat } of findErrors(beginning.chunks(), {
        ...codesOf(reader),
        gunzip,
      })) {
        if (current !== job) return
        if (isRepeat) continue
        count(response, line)
        if (reading.errors === 1) tell()
      }
      reading.state = isStopped ? 'stopped' : 'done'
    } catch (error) {
      reading.state = 'failed'
      reading.reason = error instanceof Error ? error.message : String(error)
    }
    if (current !== job) return
    if (reading.errors === 0) reading.mention = mentionIn(beginning.text(), reader)
    tell()
  }

  return {
    read(job: number, source: Blob, file: string | null, lang: Lang): void {
      language = lang
      void read(job, source, file)
    },

    stop(): void {
      isStopped = true
    },

    forget(): void {
      current = 0
      kinds.length = 0
    },

    /** All answers so far, in another language. */
    retell(lang: Lang): Answer[] {
      language = lang
      return kinds.map(kind => answerFor(kind, lang))
    },

    /** Lets a secret key decide; null where the response holds too little. */
    async prove(id: number, secretKey: string, lang: Lang): Promise<Answer | null> {
      const kind = kinds[id]
      if (kind === undefined) return null
      const proofs = await proveSignature(kind.response, secretKey)
      if (proofs.length === 0 || kinds[id] !== kind) return null
      kind.proofs = proofs
      return answerFor(kind, lang)
    },
  }
}
