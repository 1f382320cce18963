import { expect, test } from 'vitest'
import { findOne } from './find.ts'

const server = 'PUT\n\ntext/plain\nMon, 03 Feb 2025 04:05:06 GMT\n/b-1/k'
const client = server.replace('text/plain', '')
const body = `<Error><Code>SignatureDoesNotMatch</Code><Message>m</Message><RequestId>0A</RequestId><StringToSign>${server.replaceAll('\n', '')}</StringToSign></Error>`
const exception = `com.obs.services.exception.ObsException: Error message:Request Error.OBS service Error Message. -- ResponseCode: 403, ResponseStatus: Forbidden, XML Error Message: <?xml version="1.0"?>${body}`

test.each([
  [
    'titles above the dashes',
    `client StringToSign:\n-----\n${client}\n-----\nserver StringToSign:\n-----\n${server}\n-----\n`,
  ],
  [
    'titles between dashes',
    `----- StringToSign of client -----\n${client}\n----- StringToSign of server -----\n${server}\n-----\n`,
  ],
])('both strings to sign below an exception, %s', async (_, strings) => {
  const found = await findOne(`${exception}\n${strings}\tat com.acme.Main.main(Main.java:1)\n`)
  expect(found.details).toMatchObject({ StringToSign: server, ClientStringToSign: client })
})

test('an exception without them is complete as it is', async () => {
  const found = await findOne(`${exception}\n\tat com.acme.Main.main(Main.java:1)\nnext\nnext\n`)
  expect(found.details).not.toHaveProperty('ClientStringToSign')
})
