/**
 * Determinations: a root clause with one child for each thing that is required or excluded and for each exception that hands it to a
 * clinician; the limits that it is subject to; and what it grants.
 */
import type { DeterminationLimit, GrantInfo, Logic } from '@rubric/runtime'
import { type Address, type Determination as DeterminationSection, type Stage, stages } from '@rubric/syntax'
import type { Clause, Determination, Limit } from '../graph.ts'
import { type Context, site } from '../lower/context.ts'
import { conditionsIn, type Outline } from '../lower/outline.ts'
import { all, any, anyException, askedOf, type Effects, MOST_PARTS, not, partsOf, rootOf } from './exceptions.ts'
import { calendarSpan, codesOfRule, unitsOf } from './limits.ts'
import { reportRule } from './rule-diagnostics.ts'
import { quantityName, type Rules } from './rules.ts'

interface Span {
  readonly start: number
  readonly end: number
}

interface Asked {
  readonly name: string
  readonly text: string
  readonly cite: string
  readonly span: Span
  readonly logic: Logic
}

/** The rules of a policy and what exceptions do to them. */
export interface Ruled {
  readonly rules: Rules
  readonly effects: Effects
}

/** Adds the clauses of a determination; the index of the first, its root. */
export const determinationClause = (
  context: Context, outline: Outline, policy: string, section: DeterminationSection, ruled: Ruled,
): number => {
  const root = outline.clauses.length
  const address = `${policy}/${section.name.text}`
  const asked = isTooMuch(context, ruled, [...section.requires, ...section.excludes, ...section.subjectTo]) ? [] : askedBy(section, ruled)
  const children = asked.map((_, at) => root + 1 + at)
  const common = (at: string): Pick<Clause, 'address' | 'open' | 'interpretations'> => ({
    address: at, open: false, interpretations: outline.interpretationsOf(at),
  })
  outline.clauses.push({
    ...common(address), label: section.name.text, text: section.title?.value ?? '', cite: section.cite?.text ?? '', head: 'ALL of',
    logic: { op: 'all', of: children.map(clause => ({ op: 'clause', clause })) }, children, conditions: [], span: outline.place(section),
  })
  for (const { name, text, cite, span, logic } of asked) {
    outline.clauses.push({
      ...common(`${address}/${name}`), label: name, text, cite, head: '', logic, children: [], conditions: conditionsIn(logic),
      span: outline.place(span),
    })
  }
  return root
}

/** One entry a name: a name that stands twice was reported. */
const askedBy = ({ name, requires, excludes }: DeterminationSection, { rules, effects }: Ruled): readonly Asked[] => {
  const found = new Map<string, Asked>()
  const add = (of: string, span: Span, logic: Logic, isThere: boolean, before = ''): void => {
    const rule = rules.byName.get(of)
    if (!isThere || rule === undefined || found.has(of)) return
    found.set(of, { name: of, text: `${before}${rule.title?.value ?? ''}`, cite: rule.cite?.text ?? '', span, logic })
  }
  for (const each of requires) add(each.text, each, askedOf(rules, effects, each.text, false), isRequirable(rules, each.text))
  for (const each of excludes) add(each.text, each, askedOf(rules, effects, each.text, true), isRequirable(rules, each.text), 'must not be met: ')
  for (const each of effects.referring(name.text)) {
    const exception = rules.byName.get(each)
    if (exception !== undefined) add(each, exception, not(rootOf(rules, each)), true, 'must not apply: ')
  }
  return [...found.values()]
}

const isRequirable = ({ byName }: Rules, name: string): boolean => {
  const kind = byName.get(name)?.kind
  return kind === 'Criteria' || kind === 'Requirement'
}

/** What exceptions make of these rules is more than can be decided: reported, and left out. */
const isTooMuch = (context: Context, { effects }: Ruled, asked: readonly Address[]): boolean => {
  const vast = asked.find(({ text }) => partsOf(effects, text) > MOST_PARTS)
  if (vast === undefined) return false
  const holes = { name: vast.text, what: `more than ${MOST_PARTS} conditions` }
  context.lowering.diagnostics.push(reportRule('replaced-too-often', site(context, vast), holes))
  return true
}

/** One way in which a limit comes to hold: where `onlyIf` is met (null: always) and `unless` is not (null: never lifted). */
interface Way {
  readonly onlyIf: Logic | null
  readonly unless: Logic | null
}

/**
 * The limits of a determination, its own quantity last. Each once, with the ways in which exceptions reach it. A replacement that leads back
 * to a limit that it came from is passed over, as it is for criteria.
 */
const limitsOf = (section: DeterminationSection, { rules, effects }: Ruled, index: ReadonlyMap<string, number>): readonly DeterminationLimit[] => {
  const ways = new Map<string, readonly Way[]>()
  const collect = (name: string, onlyIf: Logic | null, above: readonly string[]): void => {
    if (!index.has(name)) return
    const actions = effects.on(name).filter(({ by }) => by === null || (by !== name && !above.includes(by)))
    const applying = actions.map(({ exception }) => rootOf(rules, exception))
    ways.set(name, [...ways.get(name) ?? [], { onlyIf, unless: applying.length === 0 ? null : any(applying) }])
    for (const [at, { by }] of actions.entries()) {
      if (by === null) continue
      const counts = all([...applying.slice(at, at + 1), ...applying.slice(0, at).map(not)])
      collect(by, onlyIf === null ? counts : all([onlyIf, counts]), [...above, name])
    }
  }
  for (const { text } of section.subjectTo) collect(text, null, [])
  if (section.grants?.amount !== undefined) collect(quantityName(section.name.text), null, [])
  return [...ways].map(([name, found]) => ({ limit: index.get(name) ?? -1, ...joined(found) }))
}

/** Where a limit holds in one of these ways. */
const joined = (ways: readonly Way[]): Way => {
  const [first] = ways
  if (first === undefined || ways.some(({ onlyIf, unless }) => onlyIf === null && unless === null)) return { onlyIf: null, unless: null }
  if (ways.every(({ unless }) => JSON.stringify(unless) === JSON.stringify(first.unless))) {
    const conditions = ways.flatMap(({ onlyIf }) => onlyIf ?? [])
    return { onlyIf: conditions.length < ways.length ? null : any(conditions), unless: first.unless }
  }
  return { onlyIf: any(ways.map(({ onlyIf, unless }) => all([onlyIf ?? [], unless === null ? [] : not(unless)].flat()))), unless: null }
}

/** The quantity that a determination grants, as a limit of the request; undefined where there is none or it was reported. */
export const quantityLimit = (
  context: Context, section: DeterminationSection, about: Pick<Limit, 'address' | 'interpretations' | 'span'>,
): Limit | undefined => {
  const { grants } = section
  if (grants?.amount === undefined || grants.of === undefined) return undefined
  const most = unitsOf(context, grants.amount)
  const codes = codesOfRule(context, grants.of)
  if (most === undefined || codes === undefined) return undefined
  return {
    name: quantityName(section.name.text), text: section.title?.value ?? '', cite: section.cite?.text ?? '', most, codes,
    noun: grants.amount.unit?.text ?? 'units', window: { kind: 'request' }, when: null, unitHours: null, unitIs: null, ...about,
  }
}

const grantsOf = (context: Context, { name, grants }: DeterminationSection, { rules, effects }: Ruled): GrantInfo | null => {
  if (grants === undefined) return null
  const span = grants.span === undefined ? undefined : calendarSpan(context, grants.span)
  const ceiling = grants.ceiling === undefined ? undefined : calendarSpan(context, grants.ceiling)
  const unless = anyException(rules, effects, ceilingOf(name.text))
  return { span: span ?? null, ceiling: ceiling === undefined ? null : { ...ceiling, unless } }
}

/** Under this address exceptions lift the ceiling of a grant. */
export const ceilingOf = (determination: string): string => `${determination}/ceiling`

/** Other words were reported when the line was read. */
const stageOf = ({ stage }: DeterminationSection): Stage => stages.find(each => each === stage?.text) ?? 'initial'

/** `limits`: index of each limit of the graph by its name. */
export const determinationOf = (
  context: Context, policy: string, section: DeterminationSection, ruled: Ruled, limits: ReadonlyMap<string, number>,
): Determination => {
  const full = (names: readonly { readonly text: string }[]): readonly string[] =>
    [...new Set(names.map(({ text }) => text).filter(name => isRequirable(ruled.rules, name)))].map(name => `${policy}/${name}`)
  return {
    criterion: ruled.rules.index.get(section.name.text) ?? -1, stage: stageOf(section),
    limits: section.subjectTo.some(({ text }) => partsOf(ruled.effects, text) > MOST_PARTS) ? [] : limitsOf(section, ruled, limits), grants: grantsOf(context, section, ruled),
    requires: full(section.requires), excludes: full(section.excludes),
  }
}
