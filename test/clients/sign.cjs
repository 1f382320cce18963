// One call of esdk-obs-nodejs, as a JSON argument tells it: through the proxy, or a link that is printed.
const http = require('node:http')
const net = require('node:net')
const ObsClient = require('esdk-obs-nodejs')
const { call, params, signature, link, proxyPort } = JSON.parse(process.argv[2])

// The SDK connects to the host that it signs for; what it sends goes to the proxy.
http.Agent.prototype.createConnection = (_options, listener) =>
  net.createConnection({ host: '127.0.0.1', port: proxyPort }, listener)
const client = new ObsClient({
  access_key_id: process.env.OBS_ACCESS_KEY_ID,
  secret_access_key: process.env.OBS_SECRET_ACCESS_KEY,
  security_token: process.env.OBS_SECURITY_TOKEN,
  server: 'http://obs.cn-north-4.myhuaweicloud.com',
  region: 'cn-north-4',
  max_retry_count: 0,
  signature,
  is_signature_negotiation: signature === 'obs',
})
// The client is ready a turn after it was made.
setImmediate(() => {
  if (link) process.stdout.write(client.createSignedUrlSync(params).SignedUrl)
  else client[call](params, (error, result) => process.stdout.write(String(error ?? result.CommonMsg.Status)))
})
