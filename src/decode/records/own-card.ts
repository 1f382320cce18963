import type { PartialResponse } from '../partial.ts'
import { addField, type Fields } from '../syntax/fields.ts'
import { type Trigger, triggersOf } from '../trigger.ts'
import { done, more, type OpenRecord } from './record.ts'

/** What this program printed of an error, pasted back: a headline, then labels with their texts, in English or Chinese. */

/** Literals that a headline holds. */
export const ownCardTriggers: Trigger[] = triggersOf([
  '  retry: ',
  '  重试：',
  'COUNT  STATUS  CODE',
  '次数  状态码  错误码',
])

const headline =
  /^[\s>]*(?:(?<code>[A-Z][\w.-]{2,80}) {2})?(?<status>[3-5]\d\d) (?<reason>[A-Z][A-Za-z' -]{1,40}?) {2,}(?:retry: |重试：)/

/** Labels of what the response said; everything else is the catalogue's. */
const label =
  /^[\s>]*(?:(?<message>OBS says|Server said|错误信息|服务端消息)|(?<requestId>Request ID|请求ID)|(?<hostId>Host ID|主机ID)|(?<request>Request|请求)) {2,}(?<value>\S.*)$/

const end = /^[\s>]*(?:More|更多) {2,}obs-err /

/** More lines than a full explanation has. */
const maxLines = 200

/** Begins such an explanation at its headline, or returns null. */
export function beginOwnCard(line: string): OpenRecord | null {
  const head = line.includes('  re') || line.includes('  重试：') ? headline.exec(line)?.groups : undefined
  if (!head) return null
  const fields: Fields = {}
  addField(fields, 'status', head.status as string)
  if (head.code) addField(fields, 'code', head.code)
  let lines = 0
  const finished = (again: string[] = []) => {
    const partial: PartialResponse = { form: 'own-card', client: null, fields, standalone: true, final: true }
    return done([partial], '', again)
  }
  return {
    take(text) {
      if (lines++ === 0) return more
      if (lines > maxLines || headline.test(text)) return finished([text])
      const groups = label.exec(text)?.groups
      // Behind the id stands where the error was found.
      const value = groups?.value?.split(' · ')[0] ?? ''
      if (groups?.message) addField(fields, 'message', value)
      else if (groups?.requestId) addField(fields, 'requestId', value)
      else if (groups?.hostId) addField(fields, 'hostId', value)
      else if (groups?.request) {
        const [, method, url] = /^(?:([A-Z]{3,7}) )?((?:obs|https?):\/\/\S+)/.exec(value) ?? []
        if (method) fields.method = method
        if (url) fields.url = url
      }
      return end.test(text) ? finished() : more
    },
    end: () => finished(),
  }
}

const table = /^[\s>]*(?:COUNT +STATUS +CODE|次数 +状态码 +错误码) /
const row = /^[\s>]*\d{1,9} {2,20}(?<status>[345]\d\d)? {2,20}(?<code>[A-Z][\w.-]{2,80}) {2}/

/** Begins the table of `--summary` at its head, or returns null. Each row is an error. */
export function beginOwnTable(line: string): OpenRecord | null {
  if (!table.test(line)) return null
  const partials: PartialResponse[] = []
  let isHead = true
  return {
    take(text) {
      const groups = row.exec(text)?.groups
      if (!isHead && !groups) return done(partials, '', [text])
      isHead = false
      if (groups) {
        const fields: Fields = {}
        if (groups.status) addField(fields, 'status', groups.status)
        addField(fields, 'code', groups.code as string)
        partials.push({ form: 'own-table', client: null, fields, standalone: true, final: true })
      }
      return partials.length < maxLines ? more : done(partials)
    },
    end: () => done(partials),
  }
}
