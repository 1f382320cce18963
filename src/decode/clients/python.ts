import type { Client } from './form.ts'

/** Python's requests and urllib3, below many other clients. */
export const python: Client = {
  forms: [
    {
      name: 'requests-status',
      client: null,
      triggers: [' for url'],
      pattern: [
        '{status} Client Error: {_} for url: {url}',
        '{status} Server Error: {_} for url: {url}',
        "error '{status} {_}' for url '{url}'",
        '{status} {_} for url: {url}',
      ],
      samples: [
        '403 Client Error: Forbidden for url: https://b-1.obs.cn-east-3.myhuaweicloud.com/p.txt',
        "httpx.HTTPStatusError: Client error '403 Forbidden' for url 'https://b-1.obs.cn-east-3.myhuaweicloud.com/p.txt'",
      ],
      host: 'storage',
    },
    {
      name: 'python-header',
      client: null,
      triggers: ['return character(s) in header value', 'Invalid header value b'],
      pattern: ['return character(s) in header value', 'Invalid header value b'],
      samples: [
        'requests.exceptions.InvalidHeader: Invalid leading whitespace, reserved character(s), or return character(s) in header value: # obs://b-1',
        "ValueError: Invalid header value b'AWS # obs://b-1",
      ],
      unanswered: true,
      isCommon: true,
      failure: 'bad-header',
      message: '{match}',
    },
    {
      name: 'urllib3-scheme',
      client: null,
      triggers: ["ConnectionPool(host='http"],
      pattern:
        "ConnectionPool(host='{name:word}', port={port}): Max retries exceeded with url: {path:path} {_}",
      where: { name: /^https?$/ },
      samples: [
        "HTTPSConnectionPool(host='https', port=443): Max retries exceeded with url: //b-1.obs.cn-north-4.myhuaweicloud.com/k (Caused by NameResolutionError('Name or service not known'))",
      ],
      unanswered: true,
      isCommon: true,
      failure: 'scheme-as-host',
      message: "host='{name}': Max retries exceeded with url: {path}",
    },
    {
      name: 'urllib3',
      client: null,
      triggers: ['ConnectionPool(host='],
      pattern: [
        "ConnectionPool(host='{host}', port={port}): Max retries exceeded with url: {path:path} {text:text}",
        "ConnectionPool(host='{host}', port={port}): {text:text}",
      ],
      samples: [
        "HTTPSConnectionPool(host='b-1.obs.cn-north-4.myhuaweicloud.com', port=443): Max retries exceeded with url: /k (Caused by NewConnectionError(': [Errno 111] Connection refused'))",
        "HTTPSConnectionPool(host='b-1.obs.cn-north-4.myhuaweicloud.com', port=443): Read timed out. (read timeout=60)",
      ],
      unanswered: true,
      host: 'storage',
      refine: (fields, { host, port, path, text = '' }) => ({
        ...fields,
        message: path ? `Max retries exceeded with url: ${path} ${text}` : text,
        ...(path ? { url: `${port === '80' ? 'http' : 'https'}://${host}${path}` } : {}),
      }),
    },
    {
      name: 'python-aborted',
      client: null,
      triggers: ["('Connection aborted.', "],
      pattern: "('Connection aborted.', {text:text})",
      samples: [
        "requests.exceptions.ConnectionError: ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response')) # obs upload",
      ],
      message: 'Connection aborted. {text}',
      unanswered: true,
      isCommon: true,
    },
    {
      name: 'python-broken',
      client: null,
      triggers: [
        'Connection broken: IncompleteRead(',
        'socket.timeout: ',
        'socket.gaierror: ',
        'TimeoutError: The read operation',
        'ConnectionResetError: ',
        'BrokenPipeError: ',
      ],
      pattern: [
        'Connection broken: {text:text}',
        'socket.timeout: {text:text}',
        'socket.gaierror: {text:text}',
        'TimeoutError: {text:text}',
        'ConnectionResetError: {text:text}',
        'BrokenPipeError: {text:text}',
      ],
      samples: [
        "urllib3.exceptions.ProtocolError: ('Connection broken: IncompleteRead(1 bytes read, 2 more expected)', IncompleteRead(1 bytes read)) # obs://b-1",
        'socket.timeout: timed out # obs://b-1',
        'socket.gaierror: [Errno -2] Name or service not known # obs://b-1',
        'TimeoutError: The read operation timed out # obs://b-1',
        'ConnectionResetError: [Errno 104] Connection reset by peer # obs://b-1',
        'BrokenPipeError: [Errno 32] Broken pipe # obs://b-1',
      ],
      unanswered: true,
      isCommon: true,
      message: '{match}',
    },
    // The SDK reads a file again for its retry that it closed before.
    {
      name: 'python-closed-file',
      client: null,
      triggers: ['ValueError: read of closed file', 'ValueError: I/O operation on closed file'],
      pattern: 'ValueError: {message}',
      samples: [
        'ValueError: read of closed file # esdk-obs-python',
        'ValueError: I/O operation on closed file. # esdk-obs-python',
      ],
      unanswered: true,
      isCommon: true,
      failure: 'closed-file',
    },
    {
      name: 'aiohttp',
      client: null,
      triggers: ['aiohttp.client_exceptions.', 'ClientConnectorError'],
      pattern: 'Cannot connect to host {host}:{port} {_}',
      samples: [
        'aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host b-1.obs.cn-north-4.myhuaweicloud.com:443 ssl:default [Connect call failed]',
        'ClientConnectorError: Cannot connect to host b-1.obs.cn-north-4.myhuaweicloud.com:443 ssl:default [Name or service not known]',
      ],
      unanswered: true,
      isCommon: true,
      host: 'any',
      message: '{match}',
    },
  ],
}
