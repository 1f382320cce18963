import { storeUrlBefore } from './around.ts'
import type { Client } from './form.ts'

/** The AWS SDK for Rust, object_store and OpenDAL. */
export const awsSdkRust: Client = {
  forms: [
    {
      name: 'aws-sdk-rust',
      client: 'aws-sdk-rust',
      triggers: ['ErrorMetadata { code: '],
      pattern: 'ErrorMetadata { code: {_}, message: ',
      also: [
        'code: Some("{code}")',
        'message: Some("{message}")',
        'StatusCode({status})',
        '"aws_request_id": "{requestId}"',
        '"s3_extended_request_id": "{hostId}"',
        '"x-amz-request-id": HeaderValue { _private: H0("{requestId}")',
        '"x-obs-request-id": HeaderValue { _private: H0("{requestId}")',
        '"x-amz-id-2": HeaderValue { _private: H0("{hostId}")',
        '"x-obs-id-2": HeaderValue { _private: H0("{hostId}")',
        'operation {operation}{end}',
      ],
      samples: [
        'ServiceError(ServiceError { source: NoSuchKey(NoSuchKey { message: Some("The specified key does not exist."), meta: ErrorMetadata { code: Some("NoSuchKey"), message: Some("The specified key does not exist."), extras: Some({"aws_request_id": "0A", "s3_extended_request_id": "32AA"}) } }), raw: Response { status: StatusCode(404), headers: Headers { headers: {} } } })',
      ],
      final: true,
      refine: fields => {
        const operation = fields.details?.Operation ?? ''
        if (operation.startsWith('Head')) fields.method ??= 'HEAD'
        return fields.code || (fields.status ?? 0) >= 300 ? fields : null
      },
    },
    {
      name: 'opendal',
      client: 'opendal',
      triggers: ['S3Error { code: "', 'ObsError { code: "'],
      pattern: [
        'S3Error { code: "{code}", message: "{message}", resource: "{resource}", request_id: "{requestId}"',
        'ObsError { code: "{code}", message: "{message}", resource: "{resource}", request_id: "{requestId}", host_id: "{hostId}"',
        'ObsError { code: "{code}", message: "{message}", resource: "{resource}", request_id: "{requestId}"',
      ],
      also: [
        'status: {status},',
        'uri: {url:text}, response',
        'path: {key}, range: ',
        'path: {key} }',
        'path: {key},',
      ],
      samples: [
        'PermissionDenied (permanent) at stat, context: { uri: https://b-1.obs.cn-north-4.myhuaweicloud.com/k, response: Parts { status: 403, version: HTTP/1.1, headers: {} }, service: s3, path: k } => S3Error { code: "AccessDenied", message: "Access Denied", resource: "/k", request_id: "0A" }',
        'NotFound (permanent) at read, context: { uri: https://b-1.obs.cn-north-4.myhuaweicloud.com/k, response: Parts { status: 404 } } => ObsError { code: "NoSuchKey", message: "The specified key does not exist.", resource: "", request_id: "0A", host_id: "32AA" }',
      ],
      final: true,
    },
    {
      name: 'object-store',
      client: 'object-store',
      triggers: [
        'Server returned non-2xx status code: ',
        'Client error with status ',
        'Server error with status ',
      ],
      pattern: [
        'Error performing {method} {url} in {_}Server returned non-2xx status code: {status}',
        'Server returned non-2xx status code: {status}',
        'Client error with status {status}',
        'Server error with status {status}',
      ],
      samples: [
        'Generic S3 error: Error performing PUT https://b-1.obs.cn-north-4.myhuaweicloud.com/k in 1.2s - Server returned non-2xx status code: 403 Forbidden: ',
        'Generic S3 error: Client error with status 403 Forbidden: No Body',
        'Generic S3 error: Server error with status 503 Service Unavailable',
      ],
      around: [storeUrlBefore],
      when: /\bS3\b|s3:\/\/|object_store|myhuaweicloud/,
    },
    {
      name: 'aws-sdk-rust-credentials',
      client: 'aws-sdk-rust',
      triggers: ['no providers in chain provided credentials'],
      pattern: 'no providers in chain provided credentials',
      samples: ['the credential provider was not enabled: no providers in chain provided credentials'],
      message: '{match}',
      unanswered: true,
      isCommon: true,
    },
    {
      name: 'aws-sdk-rust-unanswered',
      client: 'aws-sdk-rust',
      triggers: ['DispatchFailure('],
      pattern: 'DispatchFailure({message:text}',
      samples: [
        'DispatchFailure(DispatchFailure { source: ConnectorError { kind: Io, source: hyper::Error(Connect, ConnectError("dns error", "failed to lookup address information: Name or service not known")) } })',
      ],
      unanswered: true,
      isCommon: true,
    },
    {
      // The crate names the store itself, so any host counts: a store on this machine, too.
      name: 'object-store-any-host',
      client: 'object-store',
      triggers: ['(http://127.0.0.1', '(http://localhost', '"http://127.0.0.1', '"http://localhost'],
      pattern: [
        'error sending request for url ({url:text}){message:text}',
        'reqwest::Error { kind: {_:word}, url: "{url}", source: {message:text}',
      ],
      when: /Generic S3|object_store/,
      samples: [
        'Generic S3 error: source:error sending request for url (http://127.0.0.1:9000/b/k): Connection refused',
        'Generic S3 error: source:error sending request for url (http://localhost:9000/b/k): Connection refused',
        'object_store: reqwest::Error { kind: Request, url: "http://127.0.0.1:9000/b/k", source: Connection refused',
        'object_store: reqwest::Error { kind: Request, url: "http://localhost:9000/b/k", source: Connection refused',
      ],
      unanswered: true,
    },
    {
      name: 'object-store-unanswered',
      // reqwest, which the crate is built on, is below other programs too.
      client: line => (/Generic S3|object_store/.test(line) ? 'object-store' : null),
      triggers: [
        'error sending request for url (',
        'reqwest::Error { kind: ',
        'send http request, source: ',
        'HttpError { kind: ',
      ],
      pattern: [
        'error sending request for url ({url:text}){message:text}',
        'reqwest::Error { kind: {_:word}, url: "{url}", source: {message:text}',
        'method: {method}, uri: Some({url:text}), {_}HttpError { kind: {_:word}, source: {message:text}',
        'url: {url:text}, {_}send http request, source: {message:text}',
      ],
      samples: [
        'Generic S3 error: Error after 10 retries in 3.2s, max_retries:10, retry_timeout:180s, source:error sending request for url (https://b-1.obs.cn-north-4.myhuaweicloud.com/k): error trying to connect: dns error: failed to lookup address information: Name or service not known',
        'reqwest::Error { kind: Request, url: "https://b-1.obs.cn-north-9.myhuaweicloud.com/k", source: Error(Connect, ConnectError("dns error", Custom { kind: Uncategorized, error: "failed to lookup address information: Name or service not known" })) }',
        'RetryErrorImpl { method: GET, uri: Some(https://b-1.obs.cn-north-4.myhuaweicloud.com/k), retries: 0, inner: Http(HttpError { kind: Connect, source: reqwest::Error { kind: Request, source: hyper_util::client::legacy::Error(Connect, Custom { kind: Other, error: Custom { kind: InvalidData, error: InvalidCertificate(UnknownIssuer) } }) } }) }',
        'Unexpected (temporary) at write, context: { url: https://b-1.obs.cn-north-4.myhuaweicloud.com/k, called: http_util::Client::send, service: s3 } => send http request, source: error sending request: client error (Connect): dns error: failed to lookup address information: Temporary failure in name resolution',
        'reqwest::Error: error sending request for url (https://b-1.obs.cn-north-4.myhuaweicloud.com/k): connection closed before message completed',
      ],
      unanswered: true,
      host: 'storage',
    },
  ],
  // A struct that was printed over several lines.
  objects: [{ client: 'aws-sdk-rust', names: ['s3_extended_request_id', 'aws_request_id'] }],
}
