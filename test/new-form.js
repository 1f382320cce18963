/**
 * `npm run new-form NAME`: begins the file of a program whose lines `decode` shall read, and puts it into the list.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const folder = new URL('../src/decode/clients/', import.meta.url)
const name = process.argv[2]

if (!name || !/^[a-z][a-z0-9-]{1,40}$/.test(name)) {
  console.error(
    'usage: npm run new-form NAME   (the name of the program in lower case, as in `client`: minio-py)',
  )
  process.exit(2)
}
const file = new URL(`${name}.ts`, folder)
if (existsSync(file)) {
  console.error(`src/decode/clients/${name}.ts is there already: add a row to its forms`)
  process.exit(1)
}

const variable = name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase())

writeFileSync(
  file,
  `import type { Client } from './form.ts'

/** TODO: which program this is. */
export const ${variable}: Client = {
  forms: [
    {
      name: '${name}',
      client: '${name}',
      // A literal that every such line holds, and hardly any other line.
      triggers: ['${name} failed: '],
      pattern: '${name} failed: {code}: {message}«, request id {requestId}»',
      samples: ['${name} failed: NoSuchKey: The specified key does not exist., request id 0A'],
    },
  ],
}
`,
)

const index = new URL('index.ts', folder)
const list = readFileSync(index, 'utf8')
writeFileSync(
  index,
  list
    .replace('import type { Client', `import { ${variable} } from './${name}.ts'\nimport type { Client`)
    .replace(/(const clients: Client\[\] = \[\n)/, `$1  ${variable},\n`),
)

console.log(`src/decode/clients/${name}.ts is begun and stands in index.ts. Next:
1. replace its triggers, its pattern and its samples by those of the program (form.ts says what a row can hold)
2. npx biome check --write src/decode/clients
3. npx vitest run test/decode/forms.test.ts
4. name the client in Client of src/types.ts and in the tables of README.md and README-zh-CN.md
5. put a whole sample into test/fixtures/corpus with its line of index.tsv, and run npm run golden`)
