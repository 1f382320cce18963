/** The licences of the packages that a build holds code of. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Plugin } from 'rolldown'

/** What npm tells about a package, as far as it is needed here. */
interface Manifest {
  name: string
  version: string
  license?: string
}

/** The licence text of the package in `folder`, from its own file. */
function licenceText(folder: string, { name }: Manifest): string {
  const file = readdirSync(folder).find(entry => /^(?:licen[cs]e|copying)\b/i.test(entry))
  if (file === undefined) throw new Error(`${name} has no licence text`)
  return readFileSync(`${folder}/${file}`, 'utf8').trim()
}

/** Notes the folders of the packages whose code is bundled. */
export function notePackages(folders: Set<string>): Plugin {
  return {
    name: 'note-packages',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(file => file.type === 'chunk')
      for (const id of chunks.flatMap(chunk => Object.keys(chunk.modules))) {
        const folder = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1]
        if (folder !== undefined) folders.add(folder)
      }
    },
  }
}

/** The licences of the packages in these folders, as one text. */
export function licencesOf(folders: Iterable<string>): string {
  const licences = [...folders].map(folder => {
    const manifest: Manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    const { name, version, license = 'see text' } = manifest
    return `${name} ${version} (${license})\n\n${licenceText(folder, manifest)}\n`
  })
  return `obs-err holds code of these packages.\n\n${licences.sort().join(`\n${'-'.repeat(80)}\n\n`)}`
}
