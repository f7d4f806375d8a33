/** What a request comes to: compiled from text, decided by both evaluators, which must agree, and told in a few words. */
import { determineReference, evaluateReference, type FactsInput } from '@rubric/compiler'
import { determinationDifferences, differences, loadGraph } from '@rubric/harness'
import type { Amount } from '@rubric/runtime'
import { formatDay } from '@rubric/runtime'
import { compileText } from './compile.ts'
import { errorsOf, today } from './meaning.ts'

const amount = ([least, most]: Amount): string => (least === most ? `${least / 1e6}` : `${least / 1e6}-${most / 1e6}`)

/** `met in part: 2 of 4, through 2026-04-29`; the lines in order. */
export type RequestWord = string

/** The first determination of a policy; throws where the text has errors or the evaluators differ. */
export const request = (...lines: readonly string[]): ((facts: FactsInput, asOf?: string) => RequestWord) => {
  const compiled = compileText(['policy test.policy "Test"', '  language 1', ...lines.flatMap(each => each.split('\n')), ''].join('\n'))
  const errors = errorsOf(compiled)
  if (errors.length > 0) throw new Error(errors.join('\n'))
  const { graph } = compiled.policy
  const loaded = loadGraph(graph)
  return (facts, asOf = today) => {
    const outcome = loaded.evaluate(facts, asOf)
    if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`)
    const reference = determineReference(graph, facts, asOf)
    const parted = [
      ...differences(graph, evaluateReference(graph, facts, asOf), outcome.trace),
      ...determinationDifferences(graph, reference, outcome.determinations),
    ]
    const [result] = reference
    if (result === undefined || parted.length > 0) throw new Error(`the evaluators differ: ${JSON.stringify(parted)}`)
    const granted = (result.lines ?? []).map(each => `${amount(each.granted)} of ${amount(each.requested)}`)
    const [from, to] = [result.span?.to[0] ?? 0, result.span?.to[1] ?? 0].map(formatDay)
    const through = result.span === null ? [] : [from === to ? `through ${from}` : `through ${from} to ${to}`]
    const words = [...granted, ...through].join(', ')
    return words === '' ? result.outcome : `${result.outcome}: ${words}`
  }
}
