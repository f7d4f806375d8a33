/** How outcomes and duties are said: four fixed wordings, none of which is a denial, and a sign for each. */
import type { OutcomeWords, RequirementStatus, StatusWord } from '@rubric/runtime'
import type { Paint } from '../terminal/color.ts'

/** Words with their sign and colour. */
export interface Word {
  readonly sign: string
  readonly text: string
  readonly tint: (paint: Paint) => (text: string) => string
}

const [fine, open, bad] = [({ met }: Paint) => met, ({ unknown }: Paint) => unknown, ({ notMet }: Paint) => notMet]

const statuses: Readonly<Record<StatusWord, Word>> = {
  met: { sign: '✓', text: 'met', tint: fine },
  'not met': { sign: '✗', text: 'not met', tint: bad },
  unknown: { sign: '?', text: 'unknown', tint: open },
}

/** Where there is room for a word alone, as in a table. */
const outcomesInBrief: Readonly<Record<OutcomeWords, Word>> = {
  'criteria met': { sign: '✓', text: 'met', tint: fine },
  'criteria met in part': { sign: '◐', text: 'in part', tint: open },
  'criteria not met: refer to a clinician': { sign: '✗', text: 'refer', tint: bad },
  'information needed': { sign: '?', text: 'needed', tint: open },
}

const requirements: Readonly<Record<RequirementStatus, Word>> = {
  met: { sign: '✓', text: 'met', tint: fine },
  violated: { sign: '✗', text: 'violated', tint: bad },
  pending: { sign: '…', text: 'pending', tint: open },
  unknown: { sign: '?', text: 'unknown', tint: open },
}

/** An exception that is not met says nothing. */
const exceptions: Readonly<Record<StatusWord, Word>> = {
  met: { sign: '✓', text: 'applies', tint: fine },
  'not met': { sign: '·', text: 'does not', tint: ({ quiet }) => quiet },
  unknown: { sign: '?', text: 'perhaps', tint: open },
}

export const statusWord = (status: StatusWord): Word => statuses[status]
export const briefOutcome = (outcome: OutcomeWords): Word => outcomesInBrief[outcome]
export const outcomeWord = (outcome: OutcomeWords): Word => ({ ...outcomesInBrief[outcome], text: outcome })
export const requirementWord = (status: RequirementStatus): Word => requirements[status]
export const exceptionWord = (status: StatusWord): Word => exceptions[status]

/** Nothing was decided, because facts do not fit. */
export const refusedWord: Word = { sign: '!', text: 'refused', tint: ({ error }) => error }

/** Columns of the widest status: `✗ not met`. */
export const statusColumns = 9

/** `✓ met`, uncoloured. */
export const wordText = ({ sign, text }: Word): string => `${sign} ${text}`
