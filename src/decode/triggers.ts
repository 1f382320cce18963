/**
 * The triggers: only lines that hold one of these literals are read. Each stands with the record, the form or the
 * reader that it belongs to.
 */

import { textForms } from './clients/index.ts'
import { readerTriggers, statusTriggers } from './readers/index.ts'
import { htmlTriggers } from './records/html.ts'
import { httpTriggers } from './records/http.ts'
import { networkTabTriggers } from './records/network-tab.ts'
import { objectTriggers } from './records/object.ts'
import { ownCardTriggers } from './records/own-card.ts'
import { pgBackRestTriggers } from './records/pgbackrest.ts'
import { printedTriggers } from './records/printed.ts'
import { terraformTriggers } from './records/terraform.ts'
import { unrelatedTriggers } from './records/unrelated.ts'
import { urlResponseTriggers } from './records/url-response.ts'
import { varDumpTriggers } from './records/var-dump.ts'
import { xmlTriggers } from './records/xml.ts'
import { beforeFailure, beforeStatus, type Trigger, triggersOf } from './trigger.ts'

const all: Trigger[] = [
  ...xmlTriggers,
  ...htmlTriggers,
  ...httpTriggers,
  ...objectTriggers,
  ...printedTriggers,
  ...terraformTriggers,
  ...unrelatedTriggers,
  ...urlResponseTriggers,
  ...networkTabTriggers,
  ...pgBackRestTriggers,
  ...ownCardTriggers,
  ...varDumpTriggers,
  ...textForms.flatMap(form => triggersOf(form.triggers, form.triggersStand)),
  ...triggersOf(readerTriggers),
  ...statusTriggers,
]

/** Triggers of the general words, of which many end alike. */
const conditional = all.filter(({ where }) => where !== undefined)

/** Whether another trigger is in every line that this one is in, so that this one need not be looked for. */
function isImplied({ text, where }: Trigger): boolean {
  return (
    where !== undefined &&
    conditional.some(
      other =>
        other.text !== text &&
        text.endsWith(other.text) &&
        (other.where === where || (other.where === beforeFailure && where === beforeStatus)),
    )
  )
}

/** The triggers that are looked for. */
export const lineTriggers: Trigger[] = all.filter(trigger => !isImplied(trigger))

/** The literals of all triggers. */
export const triggers: string[] = all.map(({ text }) => text)
