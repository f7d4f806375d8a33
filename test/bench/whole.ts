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

/** What is done with the whole, and the same work on its criteria. */
const WORK: readonly (readonly [what: string, whole: Name, criteria: Name])[] = [
  ['decide', 'decide by Rubric', 'decide by Rubric'],
  ['trace', 'trace by Rubric', 'trace by Rubric'],
  ['determine', 'determine by Rubric', 'decide by Rubric'],
]

const sizes = ({ criteria, clauses, conditions }: RuleGraph): string =>
  `${criteria.length} roots, ${clauses.length} clauses, ${conditions.length} conditions`

export const wholes = async (subjects: readonly PreparedWhole[], say: Say): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const { whole, criteria } of subjects) {
    const section = `The whole of ${whole.title}, on random members, beside its criteria alone`
    const note = criteria === null ? sizes(whole.graph) : `${sizes(whole.graph)}; criteria: ${sizes(criteria.graph)}`
    for (const [what, name, other] of WORK) {
      if (what === 'determine' && whole.graph.determinations.length === 0) continue
      say(`${whole.title}: ${what}`)
      const alone = criteria ?? whole
      const turns = await inTurns([[name, whole], ...(criteria === null ? [] : ([[other, criteria]] as const))], ROUNDS)
      const row = beside(turns, [name, whole], [other, alone], { section, what: what === 'determine' ? 'decide and determine' : what, note })
      rows.push(criteria === null ? { ...row, against: '', ratio: null, spread: null } : row)
    }
  }
  return rows
}
