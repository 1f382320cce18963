/** Findings that call for no action, such as times and listings: only a whole answer shows them. */
export const background: ReadonlySet<string> = new Set([
  'request-time',
  'upload-time',
  'answered-by-obs',
  'status-differs',
  'bare-status',
  'string-to-sign',
  'string-to-sign-bytes',
  'signature-scope',
  'canonical-request',
])
