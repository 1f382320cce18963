import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { catalogueFile } from '../src/catalogue/catalogue-file.ts'
import { readDataFolder } from '../src/catalogue/data-folder.ts'

const folder = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))

/** Writes the catalogue of `dist/` as the build does, so that no test runs against older data than that of `data/`. */
export function setup(): void {
  mkdirSync(folder('dist'), { recursive: true })
  const file = folder('dist/catalogue.json')
  // Another process may read the file at this moment.
  writeFileSync(`${file}.${process.pid}`, catalogueFile(readDataFolder(folder('data'))))
  renameSync(`${file}.${process.pid}`, file)
}
