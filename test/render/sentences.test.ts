import { expect, test } from 'vitest'
import { fitSentences } from '../../src/render/sentences.ts'

test.each([
  ['a text that fits', 'One. Two.', 2, 20, 'One. Two.'],
  ['whole sentences', 'One is short. Two is here. Three is not.', 1, 28, 'One is short. Two is here.'],
  [
    'a first sentence one line too long',
    'One two three four five six seven.',
    2,
    13,
    'One two three four five six seven.',
  ],
  [
    'a first sentence much too long',
    'One two three four five six seven eight nine.',
    2,
    10,
    'One two three...',
  ],
  [
    'no sentence ends inside a name',
    'Set obs.cn-north-4 as host. Then go on.',
    1,
    30,
    'Set obs.cn-north-4 as host.',
  ],
])('%s', (_, text, lines, width, fitted) => expect(fitSentences(text, 'en', lines, width)).toBe(fitted))

test('Chinese sentences stand without a space between them', () => {
  expect(fitSentences('请同步时钟。然后重新签名。再试一次。', 'zh', 1, 28)).toBe('请同步时钟。然后重新签名。')
})
