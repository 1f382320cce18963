/**
 * The values that travel through the program. Everything between reading bytes and printing text is a
 * function from one of these to another.
 */

/** A text in the two languages of the catalogue, side by side. */
export interface LocalizedText {
  en: string
  zh: string
}

export type Lang = keyof LocalizedText

/** How well a claim of the catalogue is supported: by a document, by a captured response or report, or by reasoning. */
export type Confidence = 'documented' | 'observed' | 'inferred'

/** `yes`: the same request may succeed later; `check-first`: it may already have taken effect. */
export type Retry = 'yes' | 'no' | 'check-first'

/** Whose move it is; `null` where nobody in particular. */
export type Owner = 'caller' | 'bucket-owner' | 'account' | 'service' | null

/**
 * What in a response points to a cause. All given tests must hold; in `header`, `sent`, `element` and `query` an
 * empty value only asks that the name is present.
 */
export interface Condition {
  /** Ids of findings, any of which was computed from the response. */
  finding?: FindingId[]
  /** Fragments of the Message, all of which occur, ignoring case and runs of white space. */
  message?: string[]
  status?: number[]
  method?: string[]
  /** Response headers, lower-case name to a fragment of the value. */
  header?: Record<string, string>
  /** Request headers, likewise. */
  sent?: Record<string, string>
  /** Elements of the body beside the well-known ones, name to a fragment of the value. */
  element?: Record<string, string>
  /** Query parameters of the request URL, lower-case name to a fragment of the value. */
  query?: Record<string, string>
  host?: AddressingStyle[]
  /** Programs whose form it was (`boto3`, `sdk-java`, ...). */
  client?: string[]
  /** Fields of the response that are not there. */
  absent?: ('requestId' | 'message' | 'status')[]
}

/** How a request addressed its bucket, told from host name and path. */
export type AddressingStyle = 'path-style' | 'virtual-hosted' | 'custom-domain'

/** One cause of a code or status as the catalogue holds it. */
export interface CauseEntry {
  /** Names the cause among those of its entry: `clock-behind`. */
  id: string | null
  /** The cause in a few words, for headlines and lists: at most 60 characters in English, 28 in Chinese. */
  title: LocalizedText | null
  cause: LocalizedText
  remedy: LocalizedText
  check: LocalizedText | null
  /** Command lines that help, with placeholders in braces: `obsutil stat obs://{bucket}/{key}`. */
  commands: string[]
  /** Any of these points to the cause; empty: nothing in a response can. */
  when: Condition[]
  /** Any of these excludes the cause. */
  unless: Condition[]
  /** Of this cause, where it differs from the entry's. */
  retry: Retry | null
  /** Of this cause, where it differs from the entry's. */
  owner: Owner
  confidence: Confidence
  sources: string[]
}

/** What the official table of OBS says of a code or status, word for word. */
export interface Documented {
  /** Of a status: its description, then its possible causes. */
  message: LocalizedText
  /** Null where the table has none: the one of statuses. */
  solution: LocalizedText | null
}

/** One error code of the catalogue. */
export interface ErrorEntry {
  /** As the server spells it, misspellings included. */
  code: string
  /** Other spellings of the same error. */
  aliases: string[]
  /** HTTP statuses, the current one first; empty where none is documented. */
  statuses: number[]
  service: string
  summary: LocalizedText
  documented: Documented | null
  causes: CauseEntry[]
  retry: Retry
  owner: Owner
  related: string[]
  links: string[]
}

/** One HTTP status of the catalogue. */
export interface StatusEntry {
  status: number
  reason: string
  summary: LocalizedText
  documented: Documented | null
  causes: CauseEntry[]
  retry: Retry
  owner: Owner
  links: string[]
}

/** One class of HTTP statuses, `4xx`. */
export interface ClassEntry {
  class: string
  summary: LocalizedText
  sources: string[]
}

/** Where claims come from. */
export interface Source {
  title: string
  /** A public address, or null where there is none. */
  url: string | null
  /** Date the source was read, or the revision that was read. */
  read: string
}

/** The whole catalogue, as the build puts it together from the files of `data/`. */
export interface Catalogue {
  date: string
  sources: Record<string, Source>
  classes: ClassEntry[]
  statuses: StatusEntry[]
  errors: ErrorEntry[]
}

/** What a response said, in whatever form it was found. */
export interface ObsResponse {
  code: string | null
  message: string | null
  status: number | null
  resource: string | null
  bucket: string | null
  key: string | null
  requestId: string | null
  hostId: string | null
  method: string | null
  url: string | null
  /** ISO 8601. */
  time: string | null
  /** Which program's form it was, null for a bare body. */
  client: string | null
  /** Every other element of the body, as strings. */
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
}

/** Where in the input an error stood; `line` counts from 1. */
export interface Origin {
  file: string | null
  line: number
  count: number
}

export interface Cause {
  /** The cause in a few words, for headlines and lists. */
  title: string
  cause: string
  remedy: string
  check: string | null
  /** Command lines that help, filled with what the response tells; what it does not tell stands in capitals. */
  commands: string[]
  evidence: string | null
  /** Of this cause, null where they are those of the explanation as a whole. */
  retry: Retry | null
  owner: Owner
  confidence: Confidence
  sources: string[]
}

/** What a finding can be about; `data/README.md` says when each is given. Ids are part of the output and stay as they are. */
export type FindingId =
  | 'answered-by-other'
  | 'local-file'
  | 'proxy-refused'
  | 'no-answer'
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

/** A fact computed from one response. */
export interface Finding {
  id: FindingId
  text: string
  /** What the text was made of: numbers in base units (seconds, bytes), and strings. */
  values: Record<string, string | number>
}

export type Kind = 'code' | 'status' | 'unknown' | 'client'

/** The answer to one question; see `schema.json` for the same shape as a JSON Schema. */
export interface Explanation {
  kind: Kind
  query: string | null
  code: string | null
  status: number | null
  reason: string | null
  service: string | null
  summary: string
  /** What happened here, as far as the response shows it; else the summary. */
  headline: string
  /** The official table of OBS, word for word; null where it has nothing of this code or status. */
  documented: { message: string; solution: string | null } | null
  causes: Cause[]
  retry: Retry
  owner: Owner
  related: string[]
  links: string[]
  suggestions: string[]
  response: ObsResponse | null
  findings: Finding[]
  origin: Origin | null
}

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
  /** The file it is about, null where it is about none. */
  file: string | null
}
