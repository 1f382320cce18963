import { expect, test } from 'vitest'
import { isChinesePage, orderPages } from '../src/documentation.ts'

const chinese = 'https://support.huaweicloud.com/api-obs/obs_errorcode_0003.html'
const english = 'https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0115.html'
const other = 'https://www.rfc-editor.org/rfc/rfc9110'

test.each([
  [chinese, true],
  [english, false],
  [other, false],
])('%s in Chinese: %s', (url, isChinese) => expect(isChinesePage(url)).toBe(isChinese))

test("the reader's language comes first, the order is kept otherwise", () => {
  expect(orderPages([chinese, english, other], 'en')).toEqual([english, other, chinese])
  expect(orderPages([english, chinese, other], 'zh')).toEqual([chinese, english, other])
})
