/** Whatever has clauses, lowered one after the other in the order of the file. */
import type { Exception, Requirement } from '@rubric/syntax'
import type { Criterion, ExceptionNote } from '../graph.ts'
import { conditionOf } from '../lower/conditions.ts'
import { type Context, site, written } from '../lower/context.ts'
import { type Beside, criteriaClause, type Outline } from '../lower/outline.ts'
import { determinationClause, type Ruled } from './determinations.ts'
import { MOST_PARTS, partsOfPlaces, rootOf, wherePlaced } from './exceptions.ts'
import { reportRule } from './rule-diagnostics.ts'
import { roleOf, type RootSection } from './rules.ts'

export const rootOfSection = (context: Context, outline: Outline, policy: string, section: RootSection, ruled: Ruled): Criterion => ({
  name: section.name.text, role: roleOf[section.kind], title: section.title?.value ?? '', cite: section.cite?.text ?? '',
  clause: clauseOf(context, outline, policy, section, ruled), span: outline.place(section),
})

const clauseOf = (context: Context, outline: Outline, policy: string, section: RootSection, ruled: Ruled): number => {
  switch (section.kind) {
    case 'Criteria': return criteriaClause(context, outline, policy, section)
    case 'Requirement': return criteriaClause({ ...context, isDuty: true }, outline, policy, section, besideRequirement(context, section, ruled))
    case 'Exception': return criteriaClause(context, outline, policy, asCriteria(section))
    case 'Determination': return determinationClause(context, outline, policy, section, ruled)
  }
}

/** What an exception says of itself is one condition: when it applies. */
const asCriteria = ({ name, title, cite, when, start, end }: Exception): Parameters<typeof criteriaClause>[3] => ({
  kind: 'Criteria', name, start, end, body: { kind: 'Body', main: when, waivers: [], start: when.start, end: when.end },
  ...(title === undefined ? {} : { title }), ...(cite === undefined ? {} : { cite }),
})

/** A requirement binds those whom `when` says, where the exception applies that puts it in the place of another, and where none lifts it. */
const besideRequirement = (context: Context, { name, when, ...span }: Requirement, { rules, effects }: Ruled): readonly Beside[] => {
  const common = { cite: '', span }
  const binds: Beside[] = when === undefined ? [] : [{
    ...common, span: when, label: 'when', text: `when ${written(context, when)}`, logic: conditionOf(context, when), negated: true, leads: true,
  }]
  const isTooMuch = partsOfPlaces(effects, name.text) > MOST_PARTS
  if (isTooMuch) {
    const holes = { name: name.text, what: `more than ${MOST_PARTS} conditions` }
    context.lowering.diagnostics.push(reportRule('replaced-too-often', site(context, name), holes))
  }
  const inPlace = isTooMuch ? null : wherePlaced(rules, effects, name.text)
  const instead: Beside[] = inPlace === null ? [] : [{
    ...common, label: 'instead', text: `in the place of ${[...new Set(effects.placed(name.text).map(({ what }) => what))].join(', ')}`,
    logic: inPlace, negated: true, leads: true,
  }]
  const lifted = effects.on(name.text).map(({ exception }): Beside => ({
    ...common, label: exception, text: `unless ${rules.byName.get(exception)?.title?.value ?? exception}`, logic: rootOf(rules, exception),
    negated: false, leads: false,
  }))
  return [...binds, ...instead, ...lifted]
}

/** Names that mean nothing are left out: they were reported. */
export const exceptionNote = (policy: string, { name, lifts, replaces, refers, before }: Exception, { rules }: Ruled): ExceptionNote => {
  const full = (names: readonly { readonly text: string }[]): readonly string[] => names.map(({ text }) => `${policy}/${text}`)
  return {
    criterion: rules.index.get(name.text) ?? -1, lifts: full(lifts), refers: full(refers), before: full(before),
    replaces: replaces.flatMap(({ what, by }) => (by.kind === 'Address' ? [{ what: `${policy}/${what.text}`, by: `${policy}/${by.text}` }] : [])),
  }
}
