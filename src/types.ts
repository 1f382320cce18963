/**
 * The values that travel through the program. Everything between reading bytes and printing text is a
 * function from one of these to another.
 */

/** A text in the two languages of the catalogue, side by side. */
export interface LocalizedText {
  /** The English text. @example 'The bucket does not exist.' */
  en: string
  /** The Chinese text. @example '桶不存在。' */
  zh: string
}

export type Lang = keyof LocalizedText

/** How well a claim of the catalogue is supported: by a document, by a captured response or report, or by reasoning. */
export type Confidence = 'documented' | 'observed' | 'inferred'

/** `yes`: the same request may succeed later; `check-first`: it may already have taken effect. */
export type Retry = 'yes' | 'no' | 'check-first'

/** Who sends an error: a part of OBS, the API gateway, another S3 service; or a client made it up. Later catalogues may know more. */
export type Service = 'obs' | 'pfs' | 'data-processing' | 'gateway' | 's3' | 'client' | (string & {})

/** The programs whose forms of an error are known. Later versions may know more. */
export type Client =
  | 'access-log'
  | 'aws-cli'
  | 'aws-sdk-cpp'
  | 'aws-sdk-dotnet'
  | 'aws-sdk-go'
  | 'aws-sdk-java'
  | 'aws-sdk-js'
  | 'aws-sdk-php'
  | 'aws-sdk-ruby'
  | 'aws-sdk-rust'
  | 'boto3'
  | 'curl'
  | 'duckdb'
  | 'hadoop-obs'
  | 'mc'
  | 'minio-dotnet'
  | 'minio-java'
  | 'minio-js'
  | 'minio-py'
  | 'object-store'
  | 'obsutil'
  | 'opendal'
  | 'openstack'
  | 'pgbackrest'
  | 'rclone'
  | 'restic'
  | 's3cmd'
  | 's3fs'
  | 'sdk-c'
  | 'sdk-go'
  | 'sdk-java'
  | 'sdk-nodejs'
  | 'sdk-php'
  | 'sdk-python'
  | 'terraform'
  | (string & {})

/** Who has to act; `null` where it is nobody in particular. */
export type Owner = 'caller' | 'bucket-owner' | 'account' | 'service' | null

/**
 * What a response has to show. All given tests must hold; in `header`, `sent`, `element` and `query` an
 * empty value only asks that the name is present.
 */
export interface Condition {
  /** Ids of findings, any of which was computed from the response. @example ['link-expired'] */
  finding?: FindingId[]
  /**
   * Fragments of the Message, all of which occur, ignoring case and runs of white space.
   * @example ['request has expired']
   */
  message?: string[]
  /** HTTP statuses, any of which the response has. @example [403] */
  status?: number[]
  /** Request methods, any of which was used. @example ['HEAD'] */
  method?: string[]
  /** Response headers, lower-case name to a fragment of the value. @example { server: 'nginx' } */
  header?: Record<string, string>
  /** Request headers, likewise. @example { authorization: '' } */
  sent?: Record<string, string>
  /**
   * Elements of the body beside the well-known ones, name to a fragment of the value.
   * @example { Operation: 'PutObject' }
   */
  element?: Record<string, string>
  /**
   * Query parameters of the request URL, lower-case name to a fragment of the value.
   * @example { uploadid: '' }
   */
  query?: Record<string, string>
  /** How the request addressed its bucket, any of these. @example ['path-style'] */
  host?: AddressingStyle[]
  /** Programs whose form it was, any of these. @example ['boto3'] */
  client?: string[]
  /** What the lines around the error say; of each text one of the alternatives. @example ['cdn|cloudfront'] */
  near?: string[]
  /** Fields of the response that are not there. @example ['requestId'] */
  absent?: ('requestId' | 'message' | 'status')[]
}

/** How a request addressed its bucket, told from host name and path. */
export type AddressingStyle = 'path-style' | 'virtual-hosted' | 'custom-domain'

/** One cause of a code or status as the catalogue holds it. */
export interface CauseEntry {
  /** Names the cause among those of its entry. @example 'clock-behind' */
  id: string
  /**
   * The cause in a few words, for headlines and lists: at most 60 characters in English, 28 in Chinese.
   * @example { en: 'the bucket is in another region', zh: '桶在其他区域' }
   */
  title: LocalizedText
  /** What is wrong. @example { en: 'The key does not exist.', zh: '对象不存在。' } */
  cause: LocalizedText
  /** What to do, in the imperative. @example { en: 'Use a shorter key.', zh: '请缩短对象名。' } */
  remedy: LocalizedText
  /** How to find out whether this is the cause. @example { en: 'Compare the clocks.', zh: '比较两端时间。' } */
  check: LocalizedText | null
  /** Command lines that help, with placeholders in braces. @example ['obsutil stat obs://{bucket}/{key}'] */
  commands: string[]
  /**
   * Conditions any of which points to the cause; empty where nothing in a response can.
   * @example [{ message: ['expired'] }]
   */
  when: Condition[]
  /** Conditions any of which excludes the cause. @example [{ method: ['PUT'] }] */
  unless: Condition[]
  /** Of this cause, where it differs from the entry's. @example 'yes' */
  retry: Retry | null
  /** Of this cause, where it differs from the entry's. @example 'account' */
  owner: Owner
  /** How well the claim is supported. @example 'documented' */
  confidence: Confidence
  /** Where the claim comes from: keys of `catalogue.sources`. @example ['api-reference'] */
  sources: string[]
}

/** What the official table of OBS says of a code or status, word for word. */
export interface Documented {
  /**
   * The message; of a status its description, then its possible causes.
   * @example { en: 'Access denied.', zh: '拒绝访问。' }
   */
  message: LocalizedText
  /**
   * What to do; null where the table has no solution: the table of statuses has none.
   * @example { en: 'Check the permissions.', zh: '检查权限。' }
   */
  solution: LocalizedText | null
}

/** One error code of the catalogue. */
export interface ErrorEntry {
  /** As the server spells it, misspellings included. @example 'NoSuchKey' */
  code: string
  /** Other spellings of the same error. @example ['KeyTooLong'] */
  aliases: string[]
  /** HTTP statuses, the current one first; empty where none is documented. @example [404] */
  statuses: number[]
  /** Which service sends the code. @example 'obs' */
  service: string
  /** What the code means, as one sentence. @example { en: 'The object does not exist.', zh: '对象不存在。' } */
  summary: LocalizedText
  /** The official table of OBS, word for word; null where the table lacks the code. @example null */
  documented: Documented | null
  /** Possible causes, the most likely first. @example catalogue.errors[0].causes[0].title.en */
  causes: CauseEntry[]
  /** Does the same request succeed later? @example 'no' */
  retry: Retry
  /** Whose move it is. @example 'caller' */
  owner: Owner
  /** Codes that are easily confused with this one. @example ['NoSuchBucket'] */
  related: string[]
  /** Public pages of documentation. @example ['https://support.huaweicloud.com/api-obs/obs_04_0115.html'] */
  links: string[]
}

/** One HTTP status of the catalogue. */
export interface StatusEntry {
  /** The HTTP status. @example 403 */
  status: number
  /** Its reason phrase. @example 'Forbidden' */
  reason: string
  /** What the status means, as one sentence. @example { en: 'Access denied.', zh: '拒绝访问。' } */
  summary: LocalizedText
  /** The official table of OBS, word for word; null where the table lacks the status. @example null */
  documented: Documented | null
  /** Possible causes, the most likely first. @example catalogue.statuses[0].causes[0].title.en */
  causes: CauseEntry[]
  /** Does the same request succeed later? @example 'no' */
  retry: Retry
  /** Whose move it is. @example 'caller' */
  owner: Owner
  /** Public pages of documentation. @example ['https://support.huaweicloud.com/api-obs/obs_04_0115.html'] */
  links: string[]
}

/** One class of HTTP statuses, `4xx`. */
export interface ClassEntry {
  /** The class of statuses. @example '4xx' */
  class: string
  /** What the class means, as one sentence. @example { en: 'The request is wrong.', zh: '请求有误。' } */
  summary: LocalizedText
  /** Where the claim comes from: keys of `catalogue.sources`. @example ['rfc9110'] */
  sources: string[]
}

/** Where claims come from. */
export interface Source {
  /** What the source is called. @example 'OBS API Reference' */
  title: string
  /** A public address, or null where there is none. @example 'https://support.huaweicloud.com/api-obs/' */
  url: string | null
  /** Date the source was read, or the revision that was read. @example '2026-11-20' */
  read: string
}

/** The whole catalogue, as the build puts it together from the files of `data/`. */
export interface Catalogue {
  /** The day of the last change. @example '2026-11-20' */
  date: string
  /** Where the claims come from, by key. @example catalogue.sources['api-reference'].title */
  sources: Record<string, Source>
  /** The five classes of statuses. @example catalogue.classes[3].class // '4xx' */
  classes: ClassEntry[]
  /** HTTP statuses, in numeric order. @example catalogue.statuses.map(({ status }) => status) */
  statuses: StatusEntry[]
  /** Error codes, in code-point order. @example catalogue.errors.map(({ code }) => code) */
  errors: ErrorEntry[]
}

/**
 * What the failed request and its answer say, as far as the input shows them.
 *
 * @example
 * const [error] = decodeText('<Error><Code>NoSuchKey</Code><Key>a.txt</Key></Error>')
 * error.response.key // 'a.txt'
 */
export interface ObsResponse {
  /** The error code as received. @example 'NoSuchKey' */
  code: string | null
  /** The message of the server or client, never translated. @example 'The specified key does not exist.' */
  message: string | null
  /** The HTTP status. @example 404 */
  status: number | null
  /** The path of the request as the server names it. @example '/my-bucket/a.txt' */
  resource: string | null
  /** @example 'my-bucket' */
  bucket: string | null
  /** The name of the object. @example 'photos/a.jpg' */
  key: string | null
  /** Identifies the request in the records of Huawei Cloud. @example '0000018A1B2C3D4E5F' */
  requestId: string | null
  /** Identifies the server that answered (`x-obs-id-2`). @example '32AAAQAAEAABAAAQAAEAABAAAQAAEAABCS' */
  hostId: string | null
  /** The HTTP method of the request. @example 'PUT' */
  method: string | null
  /** The address of the request. @example 'https://my-bucket.obs.cn-north-4.myhuaweicloud.com/a.txt' */
  url: string | null
  /** When the request failed, in ISO 8601. @example '2026-11-20T08:00:00.000Z' */
  time: string | null
  /** Which program printed the error; null for a body alone. @example 'boto3' */
  client: Client | null
  /** Every other element of the error body, secrets masked. @example { BucketName: 'my-bucket' } */
  details: Record<string, string>
}

/** A failure as it was read from some input, before anything is looked up. */
export interface ErrorResponse extends ObsResponse {
  /** Response headers, lower-case names; empty where the form has none. */
  headers: Record<string, string>
  /** Request headers, lower-case names; empty where the form has none. */
  requestHeaders: Record<string, string>
  /** True where OBS never answered: refused connection, unknown host, an SDK's own -1. */
  unanswered: boolean
  /** The lines around the error, where they may tell of the request. */
  around: Surroundings
}

/** The text around an error: what a person wrote of it, the command that failed, a configuration. */
export interface Surroundings {
  before: string
  /** From the line on which the error begins. */
  behind: string
}

/** Where in the input an error stood. */
export interface Origin {
  /** The name that was given with the input. @example 'app.log' */
  file: string | null
  /** The line, counted from 1. @example 42 */
  line: number
  /** How often the error stood there: more than 1 in a summary only. @example 1 */
  count: number
}

/** One possible cause of an error, and what to do about the cause. */
export interface Cause {
  /** The cause in a few words, for headlines and lists. @example 'the upload was already completed' */
  title: string
  /** What is wrong, as one or more sentences. @example 'The part is smaller than 100 KB.' */
  cause: string
  /** What to do, in the imperative. @example 'Upload larger parts.' */
  remedy: string
  /** How to find out whether this is the cause. @example 'Compare the clocks with date -u.' */
  check: string | null
  /**
   * Command lines that help, filled with what the response tells. What the reader fills in stands in capitals.
   * @example ['obsutil stat obs://my-bucket/a.txt']
   */
  commands: string[]
  /** What in the response points to this cause. @example 'Message contains "expired"' */
  evidence: string | null
  /** Whether a retry helps with this cause; null where the explanation's own verdict holds. @example 'yes' */
  retry: Retry | null
  /** Whose move this cause is; null where the explanation's own owner holds. @example 'account' */
  owner: Owner
  /** How well the claim is supported. @example 'documented' */
  confidence: Confidence
  /** Where the claim comes from: keys of `catalogue.sources`. @example ['api-reference'] */
  sources: string[]
}

/** What a finding can be about; `data/README.md` says when each is given. Ids are part of the output and stay as they are. */
export type FindingId =
  | 'answered-by-other'
  | 'answerer-unknown'
  | 'local-file'
  | 'proxy-refused'
  | 'no-answer'
  | 'region-unknown'
  | 'bucket-dot'
  | 'bucket-before-ip'
  | 'link-damaged'
  | 'client-clock'
  | 'certificate-dates'
  | 'other-store-host'
  | 'request-contrast'
  | 'object-owners'
  | 'not-authorized'
  | 'authorization-message'
  | 'unsigned'
  | 'clock-skew'
  | 'clock-timezone'
  | 'date-unreadable'
  | 'link-expired'
  | 'credential-date'
  | 'scope-region'
  | 'header-prefix'
  | 'content-type-signed'
  | 'token-not-signed'
  | 'bucket-not-signed'
  | 'resource-not-encoded'
  | 'resource-special-characters'
  | 'signing-difference'
  | 'signing-same'
  | 'signature-secret-differs'
  | 'signature-string-differs'
  | 'signature-reproduced'
  | 'string-to-sign'
  | 'string-to-sign-bytes'
  | 'signature-scope'
  | 'canonical-request'
  | 'endpoint-redirect'
  | 'website-redirect'
  | 'bucket-region'
  | 'location'
  | 'region-expected'
  | 'virtual-host'
  | 'path-style'
  | 'bucket-twice'
  | 'bucket-name'
  | 'key-name'
  | 'size-over'
  | 'size-under'
  | 'range'
  | 'digest'
  | 'delete-marker'
  | 'flow-control'
  | 'retry-after'
  | 'method-resource'
  | 'allow'
  | 'head-no-body'
  | 'body-compressed'
  | 'body-missing'
  | 'curl-fail'
  | 'bare-status'
  | 'right-to-list'
  | 'answered-by-obs'
  | 'status-differs'
  | 'error-in-success'
  | 'request-time'
  | 'upload-time'
  | 'upload-id'

/** A fact that was computed from one response. */
export interface Finding {
  /** What the fact is about. @example 'clock-skew' */
  id: FindingId
  /** The fact as a sentence. @example 'The clock of the client is 16 minutes slow.' */
  text: string
  /** What the sentence is made of: numbers in base units (seconds, bytes), and strings. @example { seconds: 960 } */
  values: Record<string, string | number>
}

/** What an explanation is about; it decides which fields are not null. */
export type Kind = Explanation['kind']

/** The fields that every explanation has; `schema.json` describes the same shape as a JSON Schema. */
export interface ExplanationFields {
  /** What `explain` was asked; null elsewhere. @example 'no_such_key' */
  query: string | null
  /** The error code in its canonical spelling, or as received where the catalogue lacks the code. @example 'NoSuchKey' */
  code: string | null
  /** The HTTP status as received, else the documented one. @example 404 */
  status: number | null
  /** The reason phrase of the status. @example 'Not Found' */
  reason: string | null
  /** Which service sends the code. @example 'obs' */
  service: Service | null
  /** What the code or status means, as one sentence. @example 'There is no object of this name in the bucket.' */
  summary: string
  /** What happened here, as far as the response shows it; else the summary. @example 'The object was deleted.' */
  headline: string
  /**
   * The official table of OBS, word for word; null where the table lacks the code. The solution may be missing.
   * @example { message: 'Access denied.', solution: null }
   */
  documented: { message: string; solution: string | null } | null
  /**
   * Possible causes, the most likely first. The causes to which the response points come before the others.
   * @example explanation.causes[0]?.remedy
   */
  causes: Cause[]
  /** Does the same request succeed later? @example 'no' */
  retry: Retry
  /** Whose move it is. @example 'caller' */
  owner: Owner
  /** Codes that are easily confused with this one; of a status the codes that come with it. @example ['NoSuchBucket'] */
  related: string[]
  /** Public pages of documentation. @example ['https://support.huaweicloud.com/api-obs/obs_04_0115.html'] */
  links: string[]
  /** Codes that an unknown one may mean. @example ['NoSuchUpload'] */
  suggestions: string[]
  /**
   * What the failed request and its answer say; null where a code was asked for.
   * @example explanation.response?.requestId
   */
  response: ObsResponse | null
  /** Facts that were computed from the response. @example explanation.findings.map(({ text }) => text) */
  findings: Finding[]
  /**
   * Where in the input the error stood; null where a code was asked for, or an error was caught.
   * @example explanation.origin?.line
   */
  origin: Origin | null
}

/** The explanation of an error code of the catalogue. */
export interface CodeExplanation extends ExplanationFields {
  /** The code is in the catalogue. @example 'code' */
  kind: 'code'
  /** The code in its canonical spelling. @example 'NoSuchKey' */
  code: string
  /** Which service sends the code. @example 'obs' */
  service: Service
}

/** The explanation of an HTTP status, or of a class of statuses such as `4xx`, whose `status` is null. */
export interface StatusExplanation extends ExplanationFields {
  /** A status or a class of statuses. @example 'status' */
  kind: 'status'
  /** A status has no code. @example null */
  code: null
}

/** The answer for a code or status that the catalogue lacks: `code` is what was received. */
export interface UnknownExplanation extends ExplanationFields {
  /** The catalogue lacks the code or status. @example 'unknown' */
  kind: 'unknown'
  /** The code or status as received. @example 'NoSuchUplod' */
  code: string
}

/** The explanation of a failure on the side of the client, to which OBS never answered. */
export interface ClientExplanation extends ExplanationFields {
  /** OBS never answered. @example 'client' */
  kind: 'client'
}

/**
 * The answer to one question. `kind` tells which one it is.
 *
 * @example
 * const explanation = explain('NoSuchKey')
 * if (explanation.kind === 'code') explanation.code // a string, never null
 */
export type Explanation = CodeExplanation | StatusExplanation | UnknownExplanation | ClientExplanation

/** The explanation of an error that was found in a text. */
export type DecodedExplanation = Explanation & { query: null; response: ObsResponse; origin: Origin }

/** The explanation of an error that was caught. */
export type CaughtExplanation = Explanation & { query: null; response: ObsResponse; origin: null }

/** Something that kept the program from doing all that was asked; also told on standard error. */
export interface Problem {
  kind:
    | 'usage'
    | 'unknown'
    | 'empty-list'
    | 'no-error'
    | 'empty-input'
    | 'unreadable'
    | 'unwritable'
    | 'damaged-catalogue'
    | 'internal'
  message: string
  /** The file that the problem is about; null where it is about none. */
  file: string | null
}
