/**
 * Signs that a text is about object storage. Any program may print a code or a status, so the readers of this folder
 * ask for one of these signs, too.
 */
import { isElsewhere } from '../../hosts.ts'

/** Hosts and addresses of OBS, of the clouds that run it and of stores with the same interface. */
const hosts =
  'myhuaweicloud|myhwclouds|\\b(?:obs|s3[an]?|oss|cosn?)://|\\bobs[.-][a-z0-9-]{2,30}[.-]|\\bs3[.-][a-z0-9-]{1,30}\\.|\\botc\\.t-systems|aliyuncs\\.com|\\bhwobs\\b'

/** Programs and their parts, and the names of the service in prose. */
const programs =
  '(?<![A-Za-z])(?:S3|OBS|Obs|COS|obsfs|obsutil|ObsClient|ObsException|s3fs|s3cmd|s3a|s3aws|s5cmd|goofys|rclone|restic|minio|boto3?|botocore|awscli|AmazonS3|Aws::S3|fog|pgbackrest|wal-g|velero|juicefs|kopia|duplicati|duplicacy|cyberduck|lakefs|seaweedfs|alluxio|moxing|esdk-obs-[a-z]{2,10}|OBSFileSystem|[Bb]ackup-?[Ss]torage-?[Ll]ocation|opendal|mc)(?![a-z])|S3(?=Exception|Error|Client|Storage|File|Object|Upload|Service|Handler|Volume)|COSXML|\\bs3 (?:object|bucket|client|storage|upload|download|error|key|put|get|list|head|delete|api|service|exception|request)|thanos|milvus|\\boutput:s3|flysystem|aws-sdk|com\\.obs\\.|\\bobs/(?:client|util|bucket)\\.py|obs_gw|[Oo]bject ?[Ss]tor(?:age|e)|objstore|对象存储|华为云'

/** Calls, as the documents and the SDKs name them. */
const operations =
  '\\b(?:[Pp]ut|[Gg]et|[Hh]ead|[Dd]elete|[Cc]opy|[Aa]ppend|[Rr]estore|[Ll]ist|[Cc]reate)(?:Objects?|Buckets?)(?![a-z])|\\b(?:[Uu]ploadPart|[Cc]reateMultipartUpload|[Ii]nitiateMultipartUpload|[Cc]ompleteMultipartUpload|[Aa]bortMultipartUpload|[Mm]ultipart [Uu]pload|MultipartUpload|PutFile|putFile|[Uu]ploadFile|[Dd]ownloadFile|verifyBucketExists)\\b|\\bobs:(?:object|bucket):|\\bs3:[A-Z][a-z]+[A-Z]|\\barn:aws(?:-cn)?:s3:'

/** A bucket as programs print their parameters: `bucket = 'name'`. */
const named = '\\b[Bb]ucket(?:[_ ]?[Nn]ame)?["\']?\\s?(?:[:=]>?)\\s?["\'][a-z0-9]'

/** Weaker signs: words for buckets, and names of headers. */
const words = '(?<!token |leaky )\\b[Bb]uckets?\\b(?!-)|桶|\\bx-(?:obs|amz)-'

const strong = new RegExp(
  `${hosts}|${programs}|${operations}|${named}|(?<![0-9A-F])0000[0-9A-F]{28}(?![0-9A-F])`,
)
const storage = new RegExp(`${strong.source}|${words}`)

/** Other services with errors of the same names, and other things that are called OBS. */
const otherService =
  /\b(?:sts|iam|ec2|dynamodb|lambda|sqs|sns|kms|rds|ecs|eks|ssm|ecr|logs|kinesis|route53|glue|athena|secretsmanager|cloudformation|cloudwatch|cloudfront|autoscaling|elasticloadbalancing|organizations|bedrock)(?::[A-Z]|\.[a-z0-9-]{0,20}\.?amazonaws)|operation error (?!S3\b)[A-Z]|\(Service: (?!S3|Amazon S3|Aws S3|null|OBS)[A-Z]|when calling the (?:AssumeRole|GetCallerIdentity|Describe|Invoke|Publish|SendMessage|RunInstances|BatchGetItem|PutItem|GetItem|Query|Scan)\w*|googleapi: |SDK\.ServerError|\boss2\.exceptions\.|\bazure\.|Azure\.Storage|BlobNotFound|ContainerNotFound|\.blob\.core\.windows\.net|OBS[ -]?(?:Studio|WebSocket)|obs-(?:studio|websocket)/

/** True where a text has a sign of object storage. */
export function isOfStorage(text: string): boolean {
  return storage.test(text)
}

/** True where a text has a stronger sign than the word bucket, as the lines around a failure need it. */
export function isPlainlyOfStorage(text: string): boolean {
  return strong.test(text)
}

/** True where a text is plainly about another service. */
export function isOfOtherService(text: string): boolean {
  return otherService.test(text)
}

/** The hosts of the addresses in a text. */
const addressed = /https?:\/\/(?:[^\s/@]{1,100}@)?([\w.-]{1,255})(?::(\d{1,5}))?/g

/** True where a line names addresses, and all of them are of hosts that are plainly something else: package registries and the like. */
export function isAddressedElsewhere(line: string): boolean {
  if (!line.includes('://') || isOfStorage(line)) return false
  const hosts = [...line.matchAll(addressed)]
  return hosts.length > 0 && hosts.every(([, host = '', port]) => isElsewhere(host, port))
}

/** Headings and phrases of documents, which quote errors that happened to nobody. */
const document =
  /^\W{0,6}(?:Symptoms?|Possible Causes?|Solutions?|Procedure|Handling (?:Procedure|Suggestions?)|Troubleshooting|Error codes?|可能原因|原因分析|解决(?:方案|方法|措施)|处理(?:步骤|方法|措施)|问题现象|错误码(?:列表|说明))\W{0,4}$/im

/** True where lines around an error are those of a document. */
export function isDocument(text: string): boolean {
  return document.test(text)
}

/** What stands in change logs: who changed something on which day, the release, the issue that a change closes. */
const changeLog =
  /^\s{0,8}(?:(?:Closes|Fixes|Fixed|Ref|Bug|See)[: ] ?(?:[\w/-]{0,60}#\d|https?:\/\/\S{1,200}\/(?:issues|pull|bug))|(?:Reported|Signed-off|Reviewed|Suggested|Acked|Tested|Co-authored)-by: )|^[^\s*#>-][^\n()]{1,60} \(\d{1,2} [A-Z][a-z]{2} \d{4}\)\r?$|^commit [0-9a-f]{7,40}\b|^#{1,3} \[?v?\d+\.\d+[\w.-]{0,20}\]?(?:\(| \(?\d{4}-)/m

/** True where lines are those of a change log. */
export function isChangeLog(text: string): boolean {
  return changeLog.test(text)
}

/** A command that sends a request. */
const command = /(?:^|[\s$#%>;|(`])(?:curl|wget) /

/**
 * True where the lines above a failure without a place show that it is about something else: a change log, or a command
 * that went to another host.
 */
export function isToldOfOther(above: string): boolean {
  if (isChangeLog(above)) return true
  const near = above.trimEnd().split('\n').slice(-3).join('\n')
  return command.test(near) && isAddressedElsewhere(near)
}
