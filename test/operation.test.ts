import { expect, test } from 'vitest'
import { methodOfOperation } from '../src/operation.ts'

test.each([
  ['HeadObject', 'HEAD'],
  ['doesObjectExist', 'HEAD'],
  ['getObjectMetadata', 'HEAD'],
  ['REST.HEAD.OBJECT', 'HEAD'],
  ['getObject', 'GET'],
  ['ListBuckets', 'GET'],
  ['InitiateMultipartUpload', 'POST'],
  ['CompleteMultipartUpload', 'POST'],
  ['DeleteObjects', 'POST'],
  ['deleteObject', 'DELETE'],
  ['AbortMultipartUpload', 'DELETE'],
  ['UploadPart', 'PUT'],
  ['REST.COPY.OBJECT', 'PUT'],
  ['frobnicate', null],
])('%s is a %s', (operation, method) => {
  expect(methodOfOperation(operation)).toBe(method)
})
