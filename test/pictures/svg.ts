import { displayWidth } from '../../src/render/width.ts'

/** A picture of a terminal: text with the colour codes that the program writes, as an SVG. */

/** Colours of a theme; those of GitHub's pages, on which the pictures stand. */
export interface Theme {
  background: string
  border: string
  text: string
  muted: string
  red: string
  green: string
  cyan: string
}

export const themes = {
  light: {
    background: '#f6f8fa',
    border: '#d1d9e0',
    text: '#1f2328',
    muted: '#59636e',
    red: '#cf222e',
    green: '#116329',
    cyan: '#0a6d78',
  },
  dark: {
    background: '#151b23',
    border: '#3d444d',
    text: '#f0f6fc',
    muted: '#9198a1',
    red: '#ff7b72',
    green: '#3fb950',
    cyan: '#39c5cf',
  },
} satisfies Record<string, Theme>

interface Style {
  bold: boolean
  dim: boolean
  colour: 'red' | 'green' | 'cyan' | null
}

interface Run extends Style {
  column: number
  width: number
  text: string
}

const cell = 8
const line = 18
const padding = 16
const plain: Style = { bold: false, dim: false, colour: null }

/** What each SGR code that the program may write changes; any other is a fault of the picture. */
const changes: Record<string, Partial<Style>> = {
  '0': plain,
  '1': { bold: true },
  '2': { dim: true },
  '22': { bold: false, dim: false },
  '31': { colour: 'red' },
  '32': { colour: 'green' },
  '36': { colour: 'cyan' },
  '39': { colour: null },
}

/** Draws lines of text on a grid of `columns` cells; Chinese characters take two. */
export function drawTerminal(text: string, columns: number, theme: Theme): string {
  const rows = text.replace(/\n+$/, '').split('\n').map(runsOf)
  const width = columns * cell + 2 * padding
  const height = rows.length * line + 2 * padding
  const texts = rows.flatMap((runs, row) => runs.map(run => drawRun(run, row, theme)))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6" fill="${theme.background}" stroke="${theme.border}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace" font-size="13" fill="${theme.text}">
${texts.join('\n')}
</g>
</svg>
`
}

/** The pieces of a line that look alike and stand together; each is placed by itself, so that columns stay columns. */
function runsOf(row: string): Run[] {
  const runs: Run[] = []
  let style = plain
  let column = 0
  for (const part of row.split(/(\u001b\[[\d;]*m)/)) {
    const codes = /^\u001b\[([\d;]*)m$/.exec(part)
    if (codes) {
      for (const code of (codes[1] || '0').split(';')) {
        const change = changes[code]
        if (!change) throw new Error(`no picture of the SGR code ${code}`)
        style = { ...style, ...change }
      }
      continue
    }
    for (const [text] of part.matchAll(/ {2,}|[\u2e80-\uffef“”]+|(?:(?! {2}|[\u2e80-\uffef“”]).)+/gu)) {
      const width = displayWidth(text)
      if (text.trim() !== '') runs.push({ ...style, column, width, text })
      column += width
    }
  }
  return runs
}

function drawRun({ bold, dim, colour, column, width, text }: Run, row: number, theme: Theme): string {
  const fill = colour ? theme[colour] : dim ? theme.muted : null
  const looks = `${fill ? ` fill="${fill}"` : ''}${bold ? ' font-weight="600"' : ''}`
  // The length holds the grid whatever font is there.
  const place = `x="${padding + column * cell}" y="${padding + row * line + 13}" textLength="${width * cell}"`
  return `<text ${place} lengthAdjust="spacingAndGlyphs" xml:space="preserve"${looks}>${escapeXml(text)}</text>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
