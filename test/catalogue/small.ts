import { readerOf } from '../../src/catalogue/reader.ts'
import type { Catalogue, CauseEntry, ErrorEntry, StatusEntry } from '../../src/types.ts'

/** A catalogue small enough to be read beside the expectations of a test. */

const source = { title: 'Error codes', url: null, read: '2026-11' }

function cause(cause: string, remedy: string, check: string | null = null): CauseEntry {
  return {
    id: 'known',
    title: { en: cause, zh: `原因：${cause}` },
    cause: { en: cause, zh: `原因：${cause}` },
    remedy: { en: remedy, zh: `处理：${remedy}` },
    check: check === null ? null : { en: check, zh: `确认：${check}` },
    commands: [],
    when: [],
    unless: [],
    retry: null,
    owner: null,
    confidence: 'documented',
    sources: ['table'],
  }
}

function error(
  code: string,
  statuses: number[],
  summary: string,
  rest: Partial<ErrorEntry> = {},
): ErrorEntry {
  return {
    code,
    aliases: [],
    statuses,
    service: 'obs',
    summary: { en: summary, zh: `说明：${summary}` },
    documented: null,
    causes: [cause(`${summary}`, 'Mend it.')],
    retry: 'no',
    owner: 'caller',
    related: [],
    links: ['https://example.com/codes'],
    ...rest,
  }
}

function status(status: number, reason: string, summary: string): StatusEntry {
  return {
    status,
    reason,
    summary: { en: summary, zh: `说明：${summary}` },
    documented: null,
    causes: [cause(`A cause of ${status}.`, 'Mend it.')],
    retry: 'no',
    owner: 'caller',
    links: ['https://example.com/statuses', `https://example.com/${status}`],
  }
}

export const small: Catalogue = {
  date: '2026-11-20',
  sources: { table: source },
  classes: [
    { class: '4xx', summary: { en: 'Client errors.', zh: '客户端错误。' }, sources: ['table'] },
    { class: '5xx', summary: { en: 'Server errors.', zh: '服务器错误。' }, sources: ['table'] },
  ],
  statuses: [
    status(403, 'Forbidden', 'Access denied.'),
    status(404, 'Not Found', 'There is nothing here.'),
    status(409, 'Conflict', 'Requests conflict.'),
  ],
  errors: [
    error('AccessDenied', [403], 'OBS refused the request.'),
    error('BucketNotEmpty', [409], 'The bucket still holds objects.', { owner: 'bucket-owner' }),
    error('CustomDomainAreadyExist', [409, 400], 'The domain is configured.', {
      aliases: ['CustomDomainAlreadyExist'],
    }),
    error('ECONNREFUSED', [], 'Nothing listens there.', { service: 'client', retry: 'yes', owner: null }),
    error('IncorrectNumberOfFilesInPostRequest', [400], 'A form carries one file.'),
    error('InternalError', [500], 'An error occurred inside OBS.', {
      retry: 'check-first',
      owner: 'service',
    }),
    error('KeyTooLongError', [400], 'The name is too long.', { aliases: ['KeyTooLong'] }),
    error('NoSuchBucket', [404], 'There is no such bucket.', {
      documented: {
        message: { en: 'No bucket.', zh: '没有桶。' },
        solution: { en: 'Create it.', zh: '请创建。' },
      },
    }),
    error('NoSuchKey', [404], 'There is no such object.', {
      documented: { message: { en: 'No key.', zh: '没有对象。' }, solution: null },
      related: ['NoSuchUpload'],
    }),
    error('NoSuchUpload', [404], 'The multipart upload does not exist.', { related: ['NoSuchKey'] }),
    error('RequestTimeTooSkewed', [403], 'The clock of the client is wrong.'),
    error('SYS.0009', [400], 'A parameter is wrong.', { service: 'data-processing' }),
    error('SYS.0010', [400], 'The body is wrong.', { service: 'data-processing' }),
    error('System Capacity Not enough', [403], 'The storage is full.'),
  ],
}

export const reader = readerOf(small)
