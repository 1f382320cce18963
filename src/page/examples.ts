/** Texts to try the page with; all names, ids and keys are made up. */
import type { PageWord } from './words.ts'

const clock = `$ curl -v https://my-bucket.obs.cn-north-4.myhuaweicloud.com/report.pdf
> GET /report.pdf HTTP/1.1
> Host: my-bucket.obs.cn-north-4.myhuaweicloud.com
> Date: Fri, 07 Nov 2025 05:57:53 GMT
> Authorization: OBS EXAMPLEACCESSKEYID01:c2lnbmF0dXJlLW9mLWV4YW1wbGU=
>
< HTTP/1.1 403 Forbidden
< Server: OBS
< Date: Fri, 07 Nov 2025 13:57:53 GMT
< x-obs-request-id: 0000019A5E9C018399B7100A32E958BE
< Content-Type: application/xml
<
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Error><Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the current time is too large.</Message><RequestId>0000019A5E9C018399B7100A32E958BE</RequestId><HostId>32AAAQAAEAABAAAQAAEAABAAAQAAEAABCSEB259H6805lPs8lyKzw8KOV7KbXQvQ</HostId></Error>
`

const signature = `com.obs.services.exception.ObsException: OBS servcie Error Message. -- ResponseCode: 403, ResponseStatus: Forbidden, XML Error Message: <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message><RequestId>0000019A5E9C018399B7100A32E958BF</RequestId><HostId>32AAAQAAEAABAAAQAAEAABAAAQAAEAABCSEB259H6805lPs8lyKzw8KOV7KbXQvQ</HostId><AccessKeyId>EXAMPLEACCESSKEYID01</AccessKeyId><SignatureProvided>c2lnbmF0dXJlLW9mLWV4YW1wbGU=</SignatureProvided><StringToSign>PUT

application/octet-stream
Fri, 07 Nov 2025 13:57:53 GMT
/my-bucket/reports/2025.pdf</StringToSign></Error>
	at com.obs.services.internal.utils.ServiceUtils.changeFromServiceException(ServiceUtils.java:539)
	at com.obs.services.AbstractClient.doActionWithResult(AbstractClient.java:404)
	at com.acme.reports.Upload.run(Upload.java:61)
`

const log = `2025-11-07 21:57:50.992 ERROR uploader obs: service returned error: Status=503 Service Unavailable, Code=SlowDown, Message=Please reduce your request rate., RequestId=0000019A5E9BFA1099B7100A32E95800
2025-11-07 21:57:52.358 ERROR uploader obs: service returned error: Status=403 Forbidden, Code=InvalidAccessKeyId, Message=The OBS Access Key Id you provided does not exist in our records., RequestId=0000019A5E9BFF6699B7100A32E95801
2025-11-07 21:57:53.667 ERROR uploader obs: service returned error: Status=503 Service Unavailable, Code=SlowDown, Message=Please reduce your request rate., RequestId=0000019A5E9C048399B7100A32E95802
2025-11-07 21:57:54.101 ERROR uploader obs: service returned error: Status=404 Not Found, Code=NoSuchUpload, Message=The specified multipart upload does not exist. The upload ID may be invalid, or the multipart upload may have been aborted or completed., RequestId=0000019A5E9C063599B7100A32E95803
`

export const examples: { word: PageWord; text: string }[] = [
  { word: 'example.clock', text: clock },
  { word: 'example.signature', text: signature },
  { word: 'example.log', text: log },
]
