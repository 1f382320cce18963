/** The licences of the packages that a build holds code of. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Plugin } from 'rolldown'

/** Packages of the MIT licence that come without its text; their `package.json` names licence and author. */
const withoutText = ['@nodable/entities']

/** What npm tells about a package, as far as it is needed here. */
interface Manifest {
  name: string
  version: string
  license?: string
  author?: string | { name: string }
}

/** The licence text of the package in `folder`, from its own file. */
function licenceText(folder: string, { name, license, author }: Manifest): string {
  const file = readdirSync(folder).find(entry => /^(?:licen[cs]e|copying)\b/i.test(entry))
  if (file && withoutText.includes(name))
    throw new Error(`${name} has its licence text now: mend withoutText`)
  if (file) return readFileSync(`${folder}/${file}`, 'utf8').trim()
  if (license !== 'MIT' || !author || !withoutText.includes(name))
    throw new Error(`${name} has no licence text`)
  const holder = typeof author === 'string' ? author : author.name
  return readFileSync('LICENSE', 'utf8')
    .trim()
    .replace(/^Copyright.*$/m, `Copyright (c) ${holder}`)
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
  const all = [...folders]
  const licences = all.map(folder => {
    const manifest: Manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    const { name, version, license = 'see text' } = manifest
    return `${name} ${version} (${license})\n\n${licenceText(folder, manifest)}\n`
  })
  const idle = withoutText.filter(name => !all.some(folder => folder.endsWith(`/${name}`)))
  if (idle.length > 0) throw new Error(`${idle.join(', ')} is bundled no more: mend withoutText`)
  return `obs-err holds code of these packages.\n\n${licences.sort().join(`\n${'-'.repeat(80)}\n\n`)}`
}
