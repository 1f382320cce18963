import { readAddress } from '../../address.ts'
import { isObsLike } from '../../hosts.ts'
import type { PartialResponse } from '../partial.ts'
import { addField, type Fields } from '../syntax/fields.ts'
import { atLineStart, type Trigger, triggersOf } from '../trigger.ts'
import { done, more, type OpenRecord, type Step } from './record.ts'

export const networkTabTriggers: Trigger[] = triggersOf(['Request URL', '请求网址', '请求 URL'], atLineStart)

/**
 * One request as it is copied from the network tab of a browser: address, method and status, then headers. Each name has
 * its value behind a colon, or on the next line.
 */
const begin = /^\s*(?:Request URL|请求网址|请求 URL)\s*(?:[:：]\s*(?:https?:\/\/\S*\s*)?)?$/
const names: Record<string, string> = {
  'Request URL': 'url',
  请求网址: 'url',
  '请求 URL': 'url',
  'Request Method': 'method',
  请求方法: 'method',
  'Status Code': 'status',
  状态代码: 'status',
  状态码: 'status',
}
const beside = /^(?:Remote Address|Referrer Policy|远程地址|引荐来源网址政策|引用站点策略)$/
const section =
  /^(?:General|(?:Response|Request) Headers(?: \(\d+\))?|View (?:source|parsed|decoded)|Raw|Provisional headers are shown|Learn more|常规|响应标头|请求标头|查看源代码|原始)$/
const named =
  /^(?<name>:?[A-Za-z][\w-]{0,60}(?: [A-Z][A-Za-z]+)?|请求 URL|[一-鿿]{3,8})(?: ?[:：](?<value>.*))?$/

/** More lines than names and values of a request and its answer. */
const maxLines = 200

/** Begins such a request, or returns null. */
export function beginNetworkTab(line: string): OpenRecord | null {
  if (!begin.test(line)) return null
  const fields: Fields = {}
  const lines: string[] = []
  let pending: string | null = null
  let isOfRequest = false

  const add = (name: string, value: string): void => {
    const field = names[name]
    if (field === 'url') fields.url ??= value
    else if (field !== undefined) addField(fields, field, value)
    else if (!isOfRequest && name.startsWith('x-')) addField(fields, name, value)
  }
  const finished = (untaken: string[]): Step => {
    const host = readAddress(fields.url ?? '')?.host ?? ''
    if ((fields.status ?? 0) < 300 || fields.status === 304 || !isObsLike(host, 'none'))
      return done([], '', untaken, lines.slice(1))
    const partial: PartialResponse = { form: 'network-tab', client: null, fields, part: 'head' }
    return done([partial], '', untaken)
  }

  return {
    isGuess: true,
    take(printed) {
      const text = printed.trim()
      if (lines.length >= maxLines) return finished([printed])
      if (pending !== null) {
        add(pending, text)
        pending = null
      } else if (section.test(text)) {
        isOfRequest = /^(?:Request H|请求标)/.test(text)
      } else if (text !== '') {
        const { name, value } = named.exec(text)?.groups ?? {}
        const isName = name !== undefined && (names[name] ?? (beside.test(name) || /^[:a-z]/.test(name)))
        if (lines.length > 0 && !isName && !/^[A-Z][\w-]+: /.test(text)) return finished([printed])
        const told = value?.trim() ?? ''
        if (told === '') pending = name ?? text
        else add(name as string, told)
      } else if (fields.status != null) return finished([printed])
      lines.push(printed)
      return more
    },
    end: () => finished([]),
  }
}
