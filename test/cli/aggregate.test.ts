import { expect, test } from 'vitest'
import { answer } from '../../src/catalogue/answer.ts'
import { createAggregate } from '../../src/cli/aggregate.ts'
import type { Explanation } from '../../src/types.ts'
import { reader } from '../catalogue/small.ts'

const known = answer(reader, 'NoSuchUpload', 'en')
const [first] = known.causes as [Explanation['causes'][number]]
const withCause = (cause: string, evidence: string | null): Explanation => ({
  ...known,
  causes: [{ ...first, cause, evidence }],
})

test.each([
  ['the same cause', withCause('a', 'Message'), withCause('a', 'Message'), 1],
  ['another cause that the response points to', withCause('a', 'Message'), withCause('b', 'Message'), 2],
  ['another cause to which nothing points', withCause('a', null), withCause('b', null), 1],
  ['another status', withCause('a', null), { ...withCause('a', null), status: 400 } as Explanation, 2],
])('%s', (_, one, other, groups) => {
  const aggregate = createAggregate()
  aggregate.add(one)
  aggregate.add(other)
  expect(aggregate.rows().map(({ count }) => count)).toEqual(groups === 1 ? [2] : [1, 1])
})
