/** The language of a page of Huawei Cloud's documentation, told by its address. */
import type { Lang } from './types.ts'

/** Pages of the international site have `/intl/` and the language in their path; the others are in Chinese. */
export function isChinesePage(url: string): boolean {
  return (
    url.startsWith('https://support.huaweicloud.com/') &&
    !url.startsWith('https://support.huaweicloud.com/intl/')
  )
}

/** Pages of the international site whose path says that they are in English. */
export const isEnglishPage = (url: string): boolean =>
  url.startsWith('https://support.huaweicloud.com/intl/en-us/')

/** The pages in the order in which a reader wants them: those in the reader's language first. */
export function orderPages(urls: readonly string[], lang: Lang): string[] {
  const isInOtherLanguage = (url: string) => Number(isChinesePage(url) !== (lang === 'zh'))
  return urls.toSorted((one, other) => isInOtherLanguage(one) - isInOtherLanguage(other))
}
