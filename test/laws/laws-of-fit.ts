/** Of a record that is known in full, a grant is exactly the most that no limit forbids. */
import type { FactsInput, RuleGraph } from '@rubric/compiler'
import { addressOfDetermination, lookUp, memberCase, type MemberCase } from '@rubric/harness'
import { type DeterminationResult, type LimitInfo, MET, UNKNOWN } from '@rubric/runtime'
import fc from 'fast-check'
import type { Law } from './law.ts'
import { type Asked, covers, mostThatFits, type Service, usedIn, windowsOf } from './most-that-fits.ts'
import { entriesOf, type Entry, withFact } from './requests.ts'

const dayOf = (value: unknown): number | null =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? Math.round(Date.parse(value) / 86_400_000) : null
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const millionths = (value: unknown): number | null => (typeof value === 'number' ? Math.round(value * 1_000_000) : null)

const servicesOf = (facts: FactsInput): readonly Service[] | null => {
  const entries = entriesOf(facts, 'service.history')
  const read = (entry: Entry): Service | null => {
    const [day, code, units] = [dayOf(entry['on']), text(entry['code']), millionths(entry['units'])]
    if (day === null || code === null || units === null) return null
    return { day, code, units, authorization: text(entry['authorization']), episode: text(entry['episode']) }
  }
  const services = (entries ?? []).map(read)
  const known = services.filter((service) => service !== null)
  return entries === null || known.length < services.length ? null : known
}

/** Ids that are not given may be any; then nothing is certain. */
const hasIds = (limits: readonly LimitInfo[], asked: Asked, history: readonly Service[]): boolean =>
  limits.every(({ window: { kind } }) =>
    kind === 'authorization'
      ? asked.authorization !== null && history.every(({ authorization }) => authorization !== null)
      : kind !== 'episode' || (asked.episode !== null && history.every(({ episode }) => episode !== null)),
  )

/** The years 1000 to 9900: JavaScript takes those below 100 for others. */
const [firstYears, lastYears] = [-354_285, 2_896_000]

/** Nothing is placed after the last day granted; it is also the last day of a line that names none. */
const askedOf = (facts: FactsInput, line: Entry, { span }: DeterminationResult): Asked | null => {
  if (span !== null && span.to[0] !== span.to[1]) return null
  const end = span?.to[0] ?? Infinity
  const [code, units] = [text(line['code']), millionths(line['units'])]
  const first = dayOf(line['from']) ?? dayOf(lookUp(facts, 'request.from'))
  const named = dayOf(line['to']) ?? dayOf(lookUp(facts, 'request.to')) ?? (span === null ? first : end)
  const last = named === null ? null : Math.min(named, end)
  if (code === null || units === null || first === null || last === null || last < first || last - first > 200) return null
  if (first < firstYears || last > lastYears) return null
  const hours = millionths(line['hours'])
  const [authorization, episode] = [text(lookUp(facts, 'request.authorization')), text(lookUp(facts, 'request.episode'))]
  return { code, units, hours, first, last, authorization, episode }
}

/** The history is complete, so that only what it holds counts. */
const completed = (graph: RuleGraph, { facts, asOf }: MemberCase): FactsInput => {
  const entries = entriesOf(facts, 'service.history') ?? []
  return withFact(graph, facts, 'service.history', { complete_through: asOf.slice(0, 10), entries })
}

/** The limits that hold for a determination; null where one may or may not. */
const holding = (graph: RuleGraph, { lines }: DeterminationResult, line: number): readonly LimitInfo[] | null => {
  const all = lines?.[line]?.limits ?? []
  if (all.some(({ holds }) => holds === UNKNOWN)) return null
  return all.filter(({ holds }) => holds === MET).flatMap(({ limit }) => graph.limits[limit] ?? [])
}

const checkFirst = (graph: RuleGraph, result: DeterminationResult, asked: Asked, history: readonly Service[]): string | null => {
  const limits = holding(graph, result, 0)
  const granted = result.lines?.[0]?.granted
  if (limits === null || granted === undefined || !hasIds(limits, asked, history)) return null
  if (limits.some(({ unitHours }) => unitHours !== null) && asked.hours === null) return null
  const most = mostThatFits(limits, asked, history)
  return granted[0] === most && granted[1] === most ? null : `line 0: granted ${granted.join(' to ')}, ${most} fit`
}

/** No window holds more than its limit allows, counting lines that lie in it with all their days. */
const checkAll = (graph: RuleGraph, result: DeterminationResult, asked: readonly Asked[], history: readonly Service[]): string | null => {
  for (const [index, line] of asked.entries()) {
    for (const limit of holding(graph, result, index) ?? []) {
      for (const window of windowsOf(limit, line.first, line.last)) {
        const inside = asked.map((other, at) =>
          covers(limit, other.code) && other.first >= window[0] && other.last <= window[1] ? (result.lines?.[at]?.granted[0] ?? 0) : 0,
        )
        const placed = inside.reduce((sum, units) => sum + units, 0)
        const used = usedIn(limit, window, history, line)
        if (placed > 0 && used + placed > limit.most) return `${limit.address}: ${used} used and ${placed} granted in ${window.join(' to ')}`
      }
    }
  }
  return null
}

const checkResult = (
  graph: RuleGraph,
  facts: FactsInput,
  result: DeterminationResult,
  lines: readonly Entry[],
  history: readonly Service[],
): string | null => {
  const asked = lines.map((line) => askedOf(facts, line, result))
  const known = asked.filter((line) => line !== null)
  const [first] = known
  if (first === undefined || known.length < asked.length) return null
  return checkFirst(graph, result, first, history) ?? checkAll(graph, result, known, history)
}

export const fitting: Law<MemberCase> = {
  id: 'fit',
  says: 'a grant is the most that fits: no window of a limit holds more than it allows, and one unit more would not fit',
  members: 6,
  more: ({ graph }) => (graph.determinations.length === 0 ? fc.constant({ facts: {}, asOf: '2026-03-01' }) : memberCase(graph, 0)),
  check: (subject, _, member) => {
    const { graph } = subject
    if (graph.determinations.length === 0) return null
    const facts = completed(graph, member)
    const history = servicesOf(facts)
    const lines = entriesOf(facts, 'request.lines') ?? []
    if (history === null || lines.length === 0) return null
    const problems = subject.answers(facts, member.asOf).flatMap(([name, { determinations }]) =>
      determinations.flatMap((result, index) => {
        const found = result.lines === null || result.lines.length === 0 ? null : checkResult(graph, facts, result, lines, history)
        return found === null ? [] : [`${name}, ${addressOfDetermination(graph, index)}: ${found}`]
      }),
    )
    return problems.length === 0 ? null : problems.join('\n')
  },
}
