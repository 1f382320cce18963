const ObsClient = require('esdk-obs-nodejs')
const [port, key] = process.argv.slice(2)
const client = new ObsClient({
  access_key_id: 'AK',
  secret_access_key: 'SK',
  server: `http://127.0.0.1:${port}`,
})
// The client is ready a turn after it was made.
setImmediate(() =>
  client.getObject({ Bucket: 'bucket', Key: key }, (error, result) => {
    if (error || result.CommonMsg.Status > 299) {
      console.error(error ?? result)
      process.exitCode = 3
    } else process.stdout.write(result.InterfaceResult.Content ?? '')
  }),
)
