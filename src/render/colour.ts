/** The colours of the roles of text. */
import { Chalk } from 'chalk'
import type { Role, Style } from './styles.ts'

/**
 * Styles in the sixteen colours that a terminal's theme decides. The level is given because the default instance of
 * chalk does not honour `NO_COLOR` and reads the command line itself.
 */
export function colours(): Style {
  const chalk = new Chalk({ level: 1 })
  const roles: Record<Role, (text: string) => string> = {
    code: chalk.bold.red,
    status: chalk.bold,
    heading: chalk.cyan,
    evidence: chalk.green,
    command: chalk.bold,
    muted: chalk.dim,
  }
  return (role, text) => (text === '' ? '' : roles[role](text))
}
