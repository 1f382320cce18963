/** The worker of the page: reads, looks up and searches, so that the page itself never waits. */
import { lookup } from '../catalogue/lookup.ts'
import { reader as catalogue } from '../library/catalogue.ts'
import { explain, list } from '../library/explain.ts'
import type { Explanation, Lang } from '../types.ts'
import { harmless } from './harmless.ts'
import type { ListFilter, Question, Reply, Row } from './messages.ts'
import { createReader, jsonOf, sourcesOf } from './reader.ts'

/** The part of a worker's global scope that is used here. */
interface Scope {
  onmessage: ((event: { data: Question }) => void) | null
  postMessage(reply: Reply): void
}
const scope = self as unknown as Scope

const report = (reply: Reply): void => scope.postMessage(reply)
const reader = createReader(report)

function rowOf({ code, status, reason, summary }: Explanation): Row {
  return { name: code ?? String(status), status, reason, summary }
}

function tellEntry(query: string, lang: Lang): void {
  const explanation = explain(query, { lang })
  const sources = sourcesOf(explanation)
  report({
    kind: 'entry',
    entry: { query, explanation: harmless(explanation), json: jsonOf(explanation), sources },
  })
}

/** The status that is asked for, by a filter or by words, stands above its codes. */
function statusRows({ words, status }: ListFilter, lang: Lang): Row[] {
  const subject = lookup(catalogue.names, words.trim() || status)
  if (subject?.kind !== 'status' || catalogue.status(subject.status) === null) return []
  return [rowOf(explain(subject.status, { lang }))]
}

function tellList({ words, status, retry, service }: ListFilter, lang: Lang): void {
  const search = words.trim()
  const found = list(
    {
      ...(search && { search }),
      ...(status && { status }),
      ...(retry && { retry }),
      ...(service && { service }),
    },
    { lang },
  )
  const statuses = statusRows({ words, status, retry, service }, lang)
  const rows = [...statuses, ...found.map(rowOf)]
  const suggestions = rows.length === 0 && search ? explain(search, { lang }).suggestions : []
  report({ kind: 'list', rows, all: catalogue.names.length, suggestions })
}

scope.onmessage = ({ data: question }) => answerTo(question)

function answerTo(question: Question): void {
  const { lang } = question
  switch (question.kind) {
    case 'read':
      reader.read(question.job, question.source, question.file, lang)
      break
    case 'stop':
      reader.stop()
      break
    case 'forget':
      reader.forget()
      break
    case 'retell':
      report({ kind: 'answers', answers: reader.retell(lang) })
      break
    case 'prove':
      void prove(question.answer, question.secretKey, lang)
      break
    case 'explain':
      tellEntry(question.query, lang)
      break
    case 'list':
      tellList(question.filter, lang)
  }
}

async function prove(id: number, secretKey: string, lang: Lang): Promise<void> {
  const answer = await reader.prove(id, secretKey, lang)
  if (answer !== null) report({ kind: 'answers', answers: [answer] })
  report({ kind: 'proved', answer: id, isDecided: answer !== null })
}

const statuses = catalogue.whole().statuses.map(({ status }) => status)
const services = [...new Set(catalogue.whole().errors.map(({ service }) => service))]
report({ kind: 'ready', date: catalogue.date, statuses, services })
