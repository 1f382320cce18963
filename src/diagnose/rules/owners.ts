/** Objects of different owners, where the lines around list them. */

import { found, rule } from '../rule.ts'

/** The id of an account behind the word owner, as listings and ACLs print it. */
const namedOwner = /\bowner\b[^\n]{0,60}?(?<![0-9a-f])([0-9a-f]{32})(?![0-9a-f])/gi
/** A key and the id of its owner in two columns, where the command asked for owners. */
const column = /^\S{1,1024}\s{1,99}([0-9a-f]{32})\s*$/gm

export const owners = rule(['object-owners'], ({ around, code, status }) => {
  if (code !== 'AccessDenied' && (code !== null || status !== 403)) return []
  const text = `${around.before}\n${around.behind}`
  if (!/owner/i.test(text)) return []
  const ids = [...text.matchAll(namedOwner), ...(/Owner\.ID/i.test(text) ? text.matchAll(column) : [])]
  const [one, other] = new Set(ids.map(([, id]) => id))
  return one && other ? found('object-owners', { one, other }) : []
})
