/** The catalogue as the library carries it. */
import data from 'virtual:catalogue' with { type: 'json' }
import { readerOf } from '../catalogue/reader.ts'
import type { Catalogue } from '../types.ts'

/** Read access for the functions of the library. */
export const reader = /* @__PURE__ */ readerOf(data)

let copy: Catalogue | undefined

/** What a caller changes in the copy does not change the answers. */
function ownCopy(): Catalogue {
  copy ??= structuredClone(reader.whole())
  return copy
}

/**
 * The whole catalogue: every error code and HTTP status in English and Chinese, with the sources of each claim.
 *
 * @example
 * catalogue.errors.filter(({ statuses }) => statuses.includes(403)).map(({ code }) => code)
 */
export const catalogue: Catalogue = {
  get date() {
    return ownCopy().date
  },
  get sources() {
    return ownCopy().sources
  },
  get classes() {
    return ownCopy().classes
  },
  get statuses() {
    return ownCopy().statuses
  },
  get errors() {
    return ownCopy().errors
  },
}
