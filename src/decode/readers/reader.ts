import type { PartialResponse } from '../partial.ts'

/**
 * What a general reader made of a line. General readers know shapes, not programs: unless the line itself names
 * object storage, the lines around it have to.
 */
export interface Candidate {
  partial: PartialResponse
  /**
   * What the lines around must show before the failure counts:
   * - `nothing`: the line itself is enough
   * - `storage`: a sign of object storage
   * - `no rival`: a sign of object storage, or at least no other code in the same shape, as a list has
   */
  needs: 'nothing' | 'storage' | 'no rival'
}
