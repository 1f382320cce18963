// Compiles the search that is WebAssembly into the module that the program holds: `npm run wasm`.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const source = new URL('./src/decode/input/fast-search.as', import.meta.url)
const target = new URL('./src/decode/input/fast-search.wasm.ts', import.meta.url)

/** Gives the module of the compiled search. */
export async function compileSearch() {
  const { main } = await import('assemblyscript/asc')
  let code = new Uint8Array(0)
  const memory = ['--runtime', 'stub', '--importMemory', '--noExportMemory']
  // The compiler wants this ending for what it reads; a file that has it would be checked as TypeScript.
  const paths = ['search.ts', '--outFile', 'search.wasm']
  const { error, stderr } = await main(
    ['-O3', '--converge', '--noAssert', '--enable', 'simd', ...memory, ...paths],
    {
      readFile: name => (name === 'search.ts' ? readFileSync(source, 'utf8') : null),
      writeFile(_, contents) {
        code = contents
      },
    },
  )
  if (error) throw new Error(stderr.toString())
  const base64 = Buffer.from(code).toString('base64')
  return `/** \`fast-search.as\`, compiled by \`npm run wasm\`. */\nexport const code =\n  '${base64}'\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, await compileSearch())
