import type { Client } from './form.ts'

/** DuckDB's httpfs. */
export const duckdb: Client = {
  forms: [
    {
      name: 'duckdb',
      client: 'duckdb',
      triggers: ['HTTP GET error ', 'HTTP HEAD error ', 'HTTP PUT error ', 'HTTP POST error '],
      pattern: [
        "HTTP {method} error reading '{url}' in region '{_}' (HTTP {status}",
        "HTTP {method} error reading '{url}' (HTTP {status}",
        "HTTP {method} error on '{url}' (HTTP {status})",
      ],
      samples: [
        "HTTP GET error reading 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k' in region 'cn-north-4' (HTTP 403 Forbidden)",
        "HTTP Error: HTTP HEAD error on 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k' (HTTP 404)",
        "HTTP PUT error on 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k' (HTTP 403)",
        "HTTP POST error on 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k' (HTTP 403)",
      ],
      host: 'storage',
    },
    {
      name: 'duckdb-url',
      client: 'duckdb',
      triggers: ['Unable to connect to URL '],
      pattern: ['Unable to connect to URL "{url}": {status}', "Unable to connect to URL '{url}': {status}"],
      samples: [
        'HTTP Error: Unable to connect to URL "https://b-1.obs.cn-north-4.myhuaweicloud.com/k": 403 (Forbidden)',
      ],
      host: 'storage',
    },
  ],
}
