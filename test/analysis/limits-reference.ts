/** Records that a comparison shows, evaluated by the reference evaluator on a rule graph that has nothing but a determination. */
import { answerTo, type Shown, type Terms } from '@rubric/analysis'
import { determineReference, type RuleGraph } from '@rubric/compiler'
import { type DeterminationResult, MET } from '@rubric/runtime'

const span = { file: '', start: 0, end: 0, line: 1 }

/** Its determination asks for no criteria, so that only limits and days decide. */
export const graphOf = ({ stage = 'initial', limits = [], grants = null }: Partial<Terms>): RuleGraph => ({
  format: 'rubric-graph/1', language: 1,
  policy: { id: 'p', title: '', version: '1', header: [], codes: [], effective: '', ends: '', known: '', status: '' },
  facts: [], conditions: [], definitions: [], codeSets: [], guidance: [], interpretations: [], exceptions: [], calendars: [], zone: null, terms: [],
  revises: null, statements: [],
  clauses: [
    {
      address: 'p/first', text: '', cite: '', head: 'ALL of', logic: { op: 'all', of: [] }, children: [], conditions: [], interpretations: [],
      label: 'first', open: false, span,
    },
  ],
  criteria: [{ name: 'first', role: 'determination', clause: 0, title: '', cite: '', span }],
  order: [0],
  limits: limits.map((limit) => ({ ...limit, when: null, unitIs: null, span })),
  determinations: [
    { criterion: 0, stage, grants, requires: [], excludes: [], limits: limits.map((_, limit) => ({ limit, onlyIf: null, unless: null })) },
  ],
})

/** Of a limit: all that is asked for is left, or not. Of days: some are granted, or none. */
const answerOf = (result: DeterminationResult, { grants = null }: Partial<Terms>, isLimit: boolean): string => {
  const line = result.lines?.[0]
  if (!isLimit) return answerTo(result, grants, MET)
  if (line === undefined || line.granted[0] >= line.requested[0]) return 'met'
  return line.granted[1] < line.requested[0] ? 'not met' : 'information needed'
}

/** What does not come out as it is shown. */
export const unreproduced = (shown: readonly Shown[], old: Partial<Terms>, next: Partial<Terms>): readonly string[] => {
  const isLimit = [old, next].some(({ limits }) => limits !== undefined)
  return shown.flatMap(({ from, to, witness }) => {
    const [was, is] = [old, next].map((terms) => {
      const [result] = determineReference(graphOf(terms), witness.facts, witness.asOf)
      return result === undefined ? 'nothing' : answerOf(result, terms, isLimit)
    })
    const said = [witness.old.answer, witness.next.answer]
    const fine = was === from && is === to && said[0] === from && said[1] === to
    return fine ? [] : [`${JSON.stringify(witness.facts)}: ${from} to ${to}, but ${was} to ${is}`]
  })
}
