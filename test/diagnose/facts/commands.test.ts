import { describe, expect, test } from 'vitest'
import { curlCommands, successes } from '../../../src/diagnose/facts/commands.ts'

const host = 'b-1.obs.cn-north-4.myhuaweicloud.com'
const url = `https://${host}/k`

describe('the method of a command', () => {
  test.each([
    ['curl URL', 'GET'],
    ['curl -s -L --compressed URL', 'GET'],
    ['curl -I URL', 'HEAD'],
    ['curl -sI URL', 'HEAD'],
    ['curl -Is URL', 'HEAD'],
    ['curl --head URL', 'HEAD'],
    ["curl --header 'a: b' URL", 'GET'],
    ['curl -X delete URL', 'DELETE'],
    ['curl -sX DELETE URL', 'DELETE'],
    ['curl -XDELETE URL', 'DELETE'],
    ['curl --request DELETE URL', 'DELETE'],
    ['curl --request=DELETE URL', 'DELETE'],
    ['curl --request="DELETE" URL', 'DELETE'],
    ["curl --request='DELETE' URL", 'DELETE'],
    ['curl --request-target /x URL', 'GET'],
    ['curl -I -X GET URL', 'GET'],
    ['curl -d a=b URL', 'POST'],
    ['curl -sd a=b URL', 'POST'],
    ['curl -da=b URL', 'POST'],
    ['curl --data a=b URL', 'POST'],
    ['curl --data-binary @a URL', 'POST'],
    ['curl --form-string a=b URL', 'POST'],
    ['curl -F file=@a.txt URL', 'POST'],
    ['curl -T a.txt URL', 'PUT'],
    ['curl -sT a.txt URL', 'PUT'],
    ['curl -Ta.txt URL', 'PUT'],
    ['curl --upload-file a.txt URL', 'PUT'],
    ['curl --upload-file=a.txt URL', 'PUT'],
    ['curl URL -X', ''],
    // What follows is of another command, or of the shell.
    ['curl URL | grep -I x', 'GET'],
    ['curl URL |grep -I x', 'GET'],
    ['curl URL && wget -I x', 'GET'],
    ['curl URL || tail -I x', 'GET'],
    ['curl URL ; tail -I x', 'GET'],
    ['curl URL > out -I', 'GET'],
    ['curl URL 2>err -I', 'GET'],
    ['curl URL -I > out', 'HEAD'],
    // Values of options are no options.
    ['curl -o -I URL', 'GET'],
    ['curl -A -I URL', 'GET'],
    ['curl --output -I URL', 'GET'],
    ['curl --output=x -I URL', 'HEAD'],
    ["curl -A 'x -X PUT' URL", 'GET'],
    ['curl -A "x \\" -X PUT" URL', 'GET'],
  ])('%s is %s', (line, method) => {
    expect(curlCommands(line.replace('URL', url))).toMatchObject([{ method, url }])
  })
})

describe('the headers of a command', () => {
  test.each<[string, Record<string, string>]>([
    ['-H "X-Obs-Acl: private"', { 'x-obs-acl': 'private' }],
    ["-H 'X-Obs-Acl : private'", { 'x-obs-acl': 'private' }],
    ['-HX-Obs-Acl:private', { 'x-obs-acl': 'private' }],
    ["-sH 'a:  b c'", { a: 'b c' }],
    ["--header 'a: b' --header 'c: d'", { a: 'b', c: 'd' }],
    ["--header='a: b'", { a: 'b' }],
    ["-H 'a:'", { a: '' }],
    ["-H 'no header'", {}],
    ["-H 'no header: x'", {}],
    ["-A 'agent: x'", {}],
    ["--user-agent 'agent: x'", {}],
    ['-e https://a.example.org/', { referer: 'https://a.example.org/' }],
    ['-se https://a.example.org/', { referer: 'https://a.example.org/' }],
    ['-ehttps://a.example.org/', { referer: 'https://a.example.org/' }],
    ['--referer https://a.example.org/', { referer: 'https://a.example.org/' }],
    ['-u a:b', { authorization: '****' }],
    ['-su a:b', { authorization: '****' }],
    ['-ua:b', { authorization: '****' }],
    ['--user a:b', { authorization: '****' }],
    ['--aws-sigv4 aws:amz:r:s3', { authorization: '****' }],
    ["-H 'Authorization: OBS x' -u a:b", { authorization: 'OBS x' }],
    ['-H "Host: h.example.org"', { host: 'h.example.org' }],
  ])('%s', (options, headers) => {
    expect(curlCommands(`curl ${options} ${url}`)).toMatchObject([{ url, headers: { host, ...headers } }])
    expect(Object.keys(curlCommands(`curl ${options} ${url}`)[0]?.headers ?? {}).sort()).toEqual(
      Object.keys({ host, ...headers }).sort(),
    )
  })
})

describe('the address of a command', () => {
  test.each([
    ['of HTTP', `curl http://${host}/k`, [`http://${host}/k`]],
    ['in capitals', `curl HTTPS://${host}/k`, [`HTTPS://${host}/k`]],
    ['the first of two', `curl ${url} ${url}2`, [url]],
    ['behind other words', `curl b-1 x${url} ${url}2`, [`${url}2`]],
    ['not of a command without one', 'curl --version', []],
    ['not the one that a proxy has', `curl -x ${url}`, []],
    ['over two lines', `curl -X PUT\\\n${url}`, [url]],
    ['over two lines of Windows', `curl -X PUT\\\r\n${url}`, [url]],
    ['of two commands', `$ curl ${url}\n<Error/>\n$ curl ${url}2`, [url, `${url}2`]],
    ['not of wget', `wget ${url}/curl`, []],
  ])('%s', (_, text, urls) => expect(curlCommands(text).map(request => request.url)).toEqual(urls))

  test('without a host', () => {
    expect(curlCommands('curl https:///k')).toEqual([{ method: 'GET', url: 'https:///k', headers: {} }])
  })
})

describe('a request that succeeded', () => {
  test.each([
    ['curl -i', 'HTTP/1.1 200 OK', true],
    ['curl -i over HTTP/2', 'HTTP/2 204', true],
    ['curl -i that failed', 'HTTP/1.1 403 Forbidden', false],
    ['curl -w', '200', true],
    ['curl -w that failed', '403', false],
    ['curl that prints a body', 'hello', false],
    ['curl that prints nothing', '', false],
    ['the first answer counts', 'HTTP/1.1 403 Forbidden\nHTTP/1.1 200 OK', false],
    ['wget', 'HTTP request sent, awaiting response... 200 OK', true],
    ['wget in Chinese', '已发出 HTTP 请求，正在等待回应... 200 OK', true],
    ['wget that failed', 'HTTP request sent, awaiting response... 403 Forbidden', false],
  ])('%s', (_, printed, isSuccess) =>
    expect(successes(`$ curl ${url}\n${printed}\n`).map(one => one.url)).toEqual(isSuccess ? [url] : []),
  )

  test('is the one whose answer follows', () => {
    const text = `curl ${url}1\nHTTP/1.1 403 Forbidden\nwget ${url}2\nHTTP/1.1 200 OK\ncurl ${url}3\n`
    expect(successes(text).map(one => one.url)).toEqual([`${url}2`])
  })
})
