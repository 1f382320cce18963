import type { Client } from './form.ts'

/** What .NET says of a request that got no answer. */
export const dotnet: Client = {
  forms: [
    {
      name: 'dotnet-web-status',
      client: null,
      triggers: ['The remote server returned an error: ('],
      pattern: 'The remote server returned an error: ({status}) {_}',
      samples: ['Invoke-WebRequest : The remote server returned an error: (403) Forbidden. # obs://b-1'],
      isCommon: true,
    },
    {
      name: 'dotnet-network',
      client: null,
      triggers: [
        'System.Net.Http.HttpRequestException: ',
        'System.Net.WebException: ',
        'System.Net.Sockets.SocketException',
        'System.Security.Authentication.AuthenticationException: ',
        'System.Threading.Tasks.TaskCanceledException: ',
        'System.Net.Http.HttpIOException: ',
        'System.IO.IOException: Unable to read data from the transport connection',
        'System.IO.IOException: Unable to write data to the transport connection',
      ],
      pattern: [
        'HttpRequestException: {message}',
        'WebException: {message}',
        'SocketException ({_:digits}): {message}',
        'SocketException (0x{_:word}): {message}',
        'AuthenticationException: {message}',
        'TaskCanceledException: {message}',
        'HttpIOException: {message}',
        'IOException: {message}',
      ],
      samples: [
        'System.Net.Http.HttpRequestException: No such host is known. (b-1.obs.cn-north-9.myhuaweicloud.com:443)',
        "System.Net.WebException: The remote name could not be resolved: 'b-1.obs.cn-north-9.myhuaweicloud.com'",
        'System.Net.Sockets.SocketException (111): Connection refused b-1.obs.cn-north-4.myhuaweicloud.com:443',
        'System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot (OBS)',
        'System.Threading.Tasks.TaskCanceledException: The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.',
        'System.Net.Http.HttpIOException: The response ended prematurely. (ResponseEnded)',
        'System.IO.IOException: Unable to read data from the transport connection: Connection reset by peer.',
        'System.IO.IOException: Unable to write data to the transport connection: Broken pipe.',
      ],
      unanswered: true,
      isCommon: true,
      // With these words there was an answer.
      unless: /status code does not indicate|returned an error: \(/,
      host: 'any',
      hostIn: 'message',
    },
  ],
}
