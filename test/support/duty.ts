/** What a requirement comes to: compiled from text, decided by both evaluators, which must agree, and told with the day or minute it falls due. */
import { evaluateReference, type FactsInput } from '@rubric/compiler'
import { differences, loadGraph } from '@rubric/harness'
import { requirementResult } from '@rubric/runtime'
import { compileText } from './compile.ts'
import { errorsOf, today } from './meaning.ts'

export interface DutySetting {
  readonly facts: readonly string[]
  /** More lines of the header. */
  readonly header?: readonly string[]
  /** Sections before the facts: calendars, definitions. */
  readonly more?: readonly string[]
}

/** `met`, `violated`, `unknown`, `pending until 2026-03-08 14:30`. */
export type DutyWord = string

const civil = (minutes: number): string => new Date(minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ')

const told = ({ status, due, form }: ReturnType<typeof requirementResult>): DutyWord =>
  status !== 'pending' ? status : due === null ? 'pending' : `pending until ${form.as === 'minute' ? civil(due) : civil(due * 1440).slice(0, 10)}`

/** Compiles the requirement once; throws where the text has errors or the evaluators differ. */
export const duty = (setting: DutySetting, ...lines: readonly string[]): ((facts: FactsInput, asOf?: string) => DutyWord) => {
  const compiled = compileText([
    'policy test.policy "Test"', '  issuer "Test"', '  version 2026-01-01', '  effective 2026-01-01', '  language 1', ...(setting.header ?? []), '',
    ...(setting.more ?? []), '', 'facts', ...setting.facts.map(each => `  ${each}`), '',
    'requirement r "R"', ...lines.flatMap(each => each.split('\n')).map(each => `  ${each}`), '',
  ].join('\n'))
  const errors = errorsOf(compiled)
  if (errors.length > 0) throw new Error(errors.join('\n'))
  const { graph } = compiled.policy
  const loaded = loadGraph(graph)
  return (facts, asOf = today) => {
    const outcome = loaded.evaluate(facts, asOf)
    if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`)
    const parted = differences(graph, evaluateReference(graph, facts, asOf), outcome.trace)
    if (parted.length > 0) throw new Error(`the evaluators differ: ${JSON.stringify(parted)}`)
    return told(requirementResult(loaded.info, outcome.trace, 0))
  }
}
