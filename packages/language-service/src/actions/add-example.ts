/** A first example of a block: facts that plain conditions are met with, and what comes of them. */
import type { CompiledPolicy, Limit, Program, RuleGraph } from '@rubric/compiler'
import { codeText, DECIMAL_SCALE, type DeterminationResult, requirementResult, statusWord, type Trace } from '@rubric/runtime'
import { evaluatorOf } from '../evaluation.ts'
import { faultyFiles } from '../outline.ts'
import type { Refusal, WorkspaceEdits } from '../places.ts'
import { meetingFacts } from './deciding-facts.ts'
import { examplesBelow, freshPurpose, type Given, givenOf, inputOf } from './example-text.ts'
import { joined } from '../reading/words.ts'

/** For the criteria, requirement, exception, determination or limit of this name. Expected is what the policy says today. */
export const exampleFor = (program: Program, path: string, name: string, today: string): WorkspaceEdits | Refusal => {
  const [file, policy] = [program.file(path), program.policy(path)]
  if (file === undefined || policy === undefined) return { refused: 'There is no policy in this file.' }
  if (!policy.ok) return { refused: `Put the errors of ${joined(faultyFiles(program, path), 'and')} right first.` }
  const limit = policy.graph.limits.findIndex(({ address }) => address === `${policy.graph.policy.id}/${name}`)
  if (limit >= 0 && !policy.graph.determinations.some(({ limits }) => limits.some((each) => each.limit === limit)))
    return { refused: `Nothing is ever asked of \`${name}\`. Name it under \`subject to\` of a determination first.` }
  const given = givenFor(policy.graph, name, today)
  const evaluated = given && evaluatorOf(policy).evaluate(inputOf(given), today)
  const answer = evaluated?.ok === true ? answerOf(policy, name, evaluated) : undefined
  if (given === undefined || answer === undefined)
    return { refused: `Nothing follows for \`${name}\` from facts that could be made up. Write the example yourself.` }
  const purpose = freshPurpose(
    policy.examples.map((each) => each.purpose),
    `${name}: ${answer}`,
  )
  return new Map([[path, [examplesBelow(file, [{ purpose, asOf: today, given, expect: [[name, answer]] }])]]])
}

const givenFor = (graph: RuleGraph, name: string, today: string): readonly Given[] | undefined => {
  const from: Given = { name: 'request.from', text: today, input: today }
  const limit = graph.limits.find(({ address }) => address === `${graph.policy.id}/${name}`)
  if (limit !== undefined) return requestFor(limit, from)
  const criterion = graph.criteria.findIndex((each) => each.name === name)
  if (criterion < 0) return undefined
  const facts = givenOf(graph, meetingFacts(graph, criterion))
  return graph.criteria[criterion]?.role === 'determination' ? [...facts, from] : facts
}

/** One unit of the first code, and nothing used before. */
const requestFor = ({ codes }: Limit, from: Given): readonly Given[] | undefined => {
  const [pattern] = codes
  if (pattern === undefined) return undefined
  const code = codeText(pattern)
  return [
    from,
    { name: 'request.to', text: from.text, input: from.input },
    { name: 'request.lines', text: '', entries: [`code ${code}, units 1`], input: { entries: [{ code, units: 1 }] } },
    { name: 'service.history', text: `complete through ${from.text}`, input: { complete_through: from.input, entries: [] } },
  ]
}

interface Outcome {
  readonly trace: Trace
  readonly determinations: readonly DeterminationResult[]
}

const answerOf = (policy: CompiledPolicy, name: string, { trace, determinations }: Outcome): string | undefined => {
  const { graph } = policy
  const limit = graph.limits.findIndex(({ address }) => address === `${graph.policy.id}/${name}`)
  if (limit >= 0) return remainder(determinations, limit, graph.limits[limit])
  const criterion = graph.criteria.findIndex((each) => each.name === name)
  const status = trace[criterion]?.status
  switch (graph.criteria[criterion]?.role) {
    case 'requirement':
      return requirementResult(evaluatorOf(policy).info, trace, criterion).status
    case 'determination':
      return determinations[graph.determinations.findIndex((each) => each.criterion === criterion)]?.outcome
    default:
      return status === undefined ? undefined : statusWord(status)
  }
}

/** Undefined where no determination asks for the limit, or where it is not exact. */
const remainder = (
  determinations: readonly DeterminationResult[],
  limit: number,
  named: Limit | undefined,
): string | undefined => {
  const results = determinations.flatMap(({ lines }) => lines ?? []).flatMap(({ limits }) => limits)
  const [least, most] = results.find((each) => each.limit === limit)?.remaining ?? []
  return least === undefined || least !== most ? undefined : `leaves ${least / DECIMAL_SCALE} ${named?.noun ?? 'units'}`
}
