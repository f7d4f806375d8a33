/** What whole policies cost beside their criteria alone: duties, exceptions and determinations are more work. */
import type { RuleGraph } from '@rubric/compiler'
import { type Say, beside, inTurns } from './decisions.ts'
import type { Name } from './contestants.ts'
import type { Row } from './report.ts'
import type { Prepared } from './workspace.ts'

export interface PreparedWhole {
  readonly whole: Prepared
  readonly criteria: Prepared | null
}

const ROUNDS = 8

/** What is done with the whole, and what with its criteria. */
const WORK: readonly { readonly what: string; readonly by: Name; readonly other: Name }[] = [
  { what: 'decide', by: 'decide by Rubric', other: 'decide by Rubric' },
  { what: 'trace', by: 'trace by Rubric', other: 'trace by Rubric' },
  { what: 'decide and determine, beside decide', by: 'determine by Rubric', other: 'decide by Rubric' },
]

const sizes = ({ criteria, clauses, conditions }: RuleGraph): string =>
  `${criteria.length} roots, ${clauses.length} clauses, ${conditions.length} conditions`

const sectionOf = ({ whole, criteria }: PreparedWhole): string => {
  const what = `The whole of ${whole.title} (${sizes(whole.graph)}), on random members`
  return criteria === null ? `${what}; it has no criteria` : `${what}, beside its criteria alone (${sizes(criteria.graph)})`
}

export const wholes = async (subjects: readonly PreparedWhole[], say: Say): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const subject of subjects) {
    const { whole, criteria } = subject
    const section = sectionOf(subject)
    for (const { what, by, other } of WORK) {
      if (by === 'determine by Rubric' && whole.graph.determinations.length === 0) continue
      say(`${whole.title}: ${what}`)
      const turns = await inTurns([[by, whole], ...(criteria === null ? [] : ([[other, criteria]] as const))], ROUNDS)
      // Without criteria there is nothing beside it.
      rows.push(beside(turns, [by, whole], criteria === null ? null : [other, criteria], { section, what }))
    }
  }
  return rows
}
