import { isElsewhere } from '../../hosts.ts'
import type { Client } from './form.ts'

/** What .NET says of a request that got no answer. */
export const dotnet: Client = {
  forms: [
    {
      name: 'dotnet-network',
      client: null,
      triggers: [
        'System.Net.Http.HttpRequestException: ',
        'System.Net.WebException: ',
        'System.Net.Sockets.SocketException',
        'System.Security.Authentication.AuthenticationException: ',
      ],
      pattern: [
        'HttpRequestException: {message}',
        'WebException: {message}',
        'SocketException ({_:digits}): {message}',
        'SocketException (0x{_:word}): {message}',
        'AuthenticationException: {message}',
      ],
      samples: [
        'System.Net.Http.HttpRequestException: No such host is known. (b-1.obs.cn-north-9.myhuaweicloud.com:443)',
        "System.Net.WebException: The remote name could not be resolved: 'b-1.obs.cn-north-9.myhuaweicloud.com'",
        'System.Net.Sockets.SocketException (111): Connection refused b-1.obs.cn-north-4.myhuaweicloud.com:443',
        'System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot (OBS)',
      ],
      unanswered: true,
      refine: (fields, _, line) => {
        const message = fields.message ?? ''
        if (/status code does not indicate|returned an error: \(/.test(message)) return null
        const host = /[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}/.exec(message)?.[0]
        const isStorage = /\bOBS\b|\bobs\b|Obs[A-Z.]|[Ss]3|bucket|myhuaweicloud/.test(line)
        if (!isStorage || (host && isElsewhere(host))) return null
        return host ? { ...fields, details: { ...fields.details, Host: host } } : fields
      },
    },
  ],
}
