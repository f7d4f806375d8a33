/** What came out where an example expects something, in the words in which it expects it. */
import type { CheckedExpectation, FactsInput, RuleGraph } from '@rubric/compiler'
import {
  type Amount,
  type CodePattern,
  type DeterminationResult,
  fitsPattern,
  type LineResult,
  type PolicyInfo,
  requirementResult,
  type StatusWord,
  statusWord,
  type Trace,
} from '@rubric/runtime'
import { addressOfDetermination } from './determinations.ts'
import { formatDay, formatMinute } from './facts/civil.ts'
import { lookUp, own } from './facts/json.ts'
import { statusesOf, wordsOf } from './traces.ts'

/** One evaluation, as far as examples can ask for it. */
export interface Outcome {
  readonly graph: RuleGraph
  readonly info: PolicyInfo
  readonly trace: Trace
  readonly determinations: readonly DeterminationResult[]
  /** Of the requested lines, in order. */
  readonly requestedCodes: readonly (string | null)[]
}

/** Codes of the requested lines, in order; null where one is not known. */
export const requestedCodes = (facts: FactsInput): readonly (string | null)[] => {
  const entries = own(lookUp(facts, 'request.lines'), 'entries')
  return (Array.isArray(entries) ? entries : []).map((entry) => {
    const code = own(entry, 'code')
    return typeof code === 'string' ? code : null
  })
}

const units = (millionths: number): string => String(millionths / 1_000_000)

const between = ([least, most]: Amount, show: (value: number) => string): string =>
  least === most ? show(least) : `${show(least)} to ${show(most)}`

/** What is expected, as the example says it. */
export const expectedText = (line: CheckedExpectation): string => {
  switch (line.kind) {
    case 'status':
      return line.status
    case 'requirement':
      return line.until === null ? line.status : `${line.status} until ${line.until.replace('T', ' ')}`
    case 'outcome':
      return line.outcome
    case 'grant':
      return line.amount === null ? `grants ${line.from ?? ''} to ${line.to ?? ''}` : `grants ${units(line.amount)}`
    case 'remainder':
      return `leaves ${units(line.amount)}`
  }
}

/** The same of what came out; null where nothing has this address. */
export const actualText = (line: CheckedExpectation, outcome: Outcome): string | null => {
  switch (line.kind) {
    case 'status':
      return statusAt(outcome, line.address)
    case 'requirement':
      return requirementText(outcome, line.address, line.until !== null)
    case 'outcome':
      return determinationAt(outcome, line.address)?.outcome ?? null
    case 'grant': {
      const found = determinationAt(outcome, line.address)
      return found === null ? null : line.amount === null ? spanText(found) : grantText(outcome, found, line.codes)
    }
    case 'remainder':
      return remainderText(outcome, line.address)
  }
}

const statusAt = ({ graph, trace }: Outcome, address: string): StatusWord | null => wordsOf(graph, trace).get(address) ?? null

const requirementText = ({ graph, info, trace }: Outcome, address: string, withDue: boolean): string | null => {
  const criterion = graph.criteria.findIndex(({ clause }) => graph.clauses[clause]?.address === address)
  if (criterion < 0) return null
  const { status, due, form } = requirementResult(info, trace, criterion)
  if (!withDue || due === null) return status
  return `${status} until ${form.as === 'minute' ? formatMinute(due).replace('T', ' ') : formatDay(due)}`
}

const determinationAt = ({ graph, determinations }: Outcome, address: string): DeterminationResult | null =>
  determinations.find((_, index) => addressOfDetermination(graph, index) === address) ?? null

const spanText = ({ span }: DeterminationResult): string =>
  span === null ? 'grants no days' : `grants ${formatDay(span.from)} to ${between(span.to, formatDay)}`

/** Everything that an example could expect of an evaluation, as lines under `expect`; addresses without the policy's id. */
export const expectLines = (outcome: Outcome): readonly string[] => {
  const { graph, trace, determinations } = outcome
  const requirements = new Set(graph.criteria.filter(({ role }) => role === 'requirement').map(({ clause }) => clause))
  const decided = new Set(graph.determinations.map(({ criterion }) => graph.criteria[criterion]?.clause))
  const statuses = [...statusesOf(trace)].map(([clause, status]): readonly [string, string | null] => {
    const address = graph.clauses[clause]?.address ?? ''
    if (requirements.has(clause)) return [address, requirementText(outcome, address, true)]
    return [address, decided.has(clause) ? (determinationAt(outcome, address)?.outcome ?? null) : statusWord(status)]
  })
  const patterns = graph.limits.flatMap(({ codes }) => codes).filter(({ system, first, last }) => system !== '' && first === last)
  const grants = determinations.flatMap((each, index) => {
    const texts = patterns.map((pattern) => `${grantText(outcome, each, [pattern])} units of ${codeText(pattern)}`)
    const days = each.span === null || each.span.to[0] < each.span.from ? [] : [spanText(each)]
    return [...new Set([...days, ...texts])].map((text) => [addressOfDetermination(graph, index), text] as const)
  })
  const remainders = graph.limits.map(({ address }) => {
    const text = remainderText(outcome, address)
    return [address, text === null ? null : `${text} units`] as const
  })
  return [...statuses, ...grants, ...remainders].flatMap(([address, text]) =>
    text === null || unsure.test(text) ? [] : [`    ${address.slice(graph.policy.id.length + 1)}  ${text}`],
  )
}

/** Amounts and days that are not known exactly cannot be expected. */
const unsure = /grants no days|grants an unknown|(grants|leaves) [\d.e+]+ to|Infinity| to .* to /

const codeText = ({ system, first, modifiers }: CodePattern): string => `${system} ${[first, ...modifiers].join('-')}`

/** What is granted in all to the lines with a code that fits; a code that is not known may. */
const grantText = ({ requestedCodes }: Outcome, { lines }: DeterminationResult, patterns: readonly CodePattern[]): string => {
  if (lines === null) return 'grants an unknown amount'
  const granted = lines.flatMap(({ line, granted: [least, most] }): readonly Amount[] => {
    const code = requestedCodes[line] ?? null
    if (code === null) return [[0, most]]
    return patterns.length === 0 || patterns.some((pattern) => fitsPattern(code, pattern)) ? [[least, most]] : []
  })
  const total = granted.reduce<Amount>(([least, most], each) => [least + each[0], most + each[1]], [0, 0])
  return `grants ${between(total, units)}`
}

/** Of the first line that the limit covers, in the first determination that is subject to it. */
const remainderText = ({ graph, determinations }: Outcome, address: string): string | null => {
  const limit = graph.limits.findIndex((each) => each.address === address)
  const lines = determinations.flatMap((each): readonly LineResult[] => each.lines ?? [])
  const found = lines.flatMap(({ limits }) => limits).find((each) => each.limit === limit)
  return found === undefined ? null : `leaves ${between(found.remaining, units)}`
}
