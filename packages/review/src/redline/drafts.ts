/** Where in a text its parts are: a line of the header, a fact, a rule, a clause; each with its address. */
import {
  type Body,
  type FactDeclaration,
  type File,
  type Guidance,
  type Header,
  type Item,
  type Label,
  type Missing,
  type Requirement,
  type Revises,
  type Section,
  type Spanned,
  type Statement,
  type Term,
  childrenOf,
} from '@rubric/syntax'

export type PartKind =
  | 'policy'
  | 'header'
  | 'use'
  | 'term'
  | 'fact'
  | 'field'
  | 'codes'
  | 'calendar'
  | 'define'
  | 'criteria'
  | 'requirement'
  | 'exception'
  | 'determination'
  | 'limit'
  | 'clause'
  | 'guidance'
  | 'point'
  | 'interpretation'
  | 'statement'
  | 'revises'
  | 'claim'

/** A name is the part's own. A number is given anew when the list changes, and a dash is a place in it. */
export type LabelForm = 'name' | 'number' | 'dash'

export interface Draft extends Spanned {
  readonly kind: PartKind
  /** `eligibility`, `age`, `2`, `pack_years`, `line of business`. */
  readonly name: string
  readonly label: LabelForm
  /** Of rules and clauses that of the rule graph, without the id of the policy: `eligibility/age`. */
  readonly address: string
  /** Where the words begin that say more than its name. */
  readonly from: number
  readonly drafts: readonly Draft[]
}

/** What is declared comes first, wherever it stands; else in the order of the text. */
export const draftsOf = ({ header, sections }: File): readonly Draft[] => {
  const drafts = sections.map((section) => ({ section, drafts: sectionDrafts(section) }))
  const declared = drafts.filter(({ section }) => declaring.has(section.kind))
  const others = drafts.filter(({ section }) => !declaring.has(section.kind))
  return unrepeated([...headerDrafts(header), ...[...declared, ...others].flatMap((each) => each.drafts)])
}

const declaring: ReadonlySet<Section['kind']> = new Set(['Use', 'Terms', 'Facts'])

/** Lines that may stand twice (`approved`), and names that do by mistake, are counted. */
const unrepeated = (drafts: readonly Draft[]): readonly Draft[] => {
  const seen = new Map<string, number>()
  return drafts.map((draft) => {
    const key = `${draft.kind} ${draft.address}`
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    const inner = { ...draft, drafts: unrepeated(draft.drafts) }
    return count === 1 ? inner : { ...inner, address: `${draft.address} (${count})` }
  })
}

const headerDrafts = (header: Header | Missing): readonly Draft[] => {
  if (header.kind === 'Missing') return []
  const { role, id, title, entries } = header
  const head = titled('policy', role, { start: header.start, end: Math.max(id.end, title.end), name: id }, [])
  const lines = entries.map((entry) => {
    const { key, start, end } = entry
    return titled('header', key, { start, end, name: { end: childrenOf(entry)[0]?.start ?? end } }, [])
  })
  return [{ ...head, from: id.start }, ...lines]
}

/** A part whose words begin behind its name. */
const titled = (
  kind: PartKind,
  name: string,
  { start, end, name: { end: from } }: Spanned & { readonly name: { readonly end: number } },
  drafts: readonly Draft[],
): Draft => ({ kind, name, label: 'name', address: name, start, end, from, drafts })

const sectionDrafts = (section: Section): readonly Draft[] => {
  switch (section.kind) {
    case 'Use':
      return [titled('use', section.id.text, { ...section, name: { end: section.start } }, [])]
    case 'Terms':
      return section.terms.map(termDraft)
    case 'Facts':
      return section.facts.map((fact) => factDraft(fact, 'fact', ''))
    case 'CodeSet':
      return [titled('codes', section.name.text, section, [])]
    case 'Calendar':
      return [titled('calendar', section.name.text, section, [])]
    case 'Define':
      return [titled('define', section.name.text, section, [])]
    case 'Limit':
      return [titled('limit', section.name.text, section, [])]
    case 'Exception':
      return [titled('exception', section.name.text, section, [])]
    case 'Determination':
      return [titled('determination', section.name.text, section, [])]
    case 'Interpretation':
      return [titled('interpretation', section.name.text, section, [])]
    case 'Criteria':
      return [titled('criteria', section.name.text, section, bodyDrafts(section.body, section.name.text))]
    case 'Requirement':
      return [titled('requirement', section.name.text, section, requirementDrafts(section))]
    case 'Guidance':
      return [titled('guidance', section.name.text, section, pointDrafts(section))]
    case 'Statement':
      return [statementDraft(section)]
    case 'Revises':
      return [revisesDraft(section)]
    case 'Example':
      return []
  }
}

const termDraft = (term: Term): Draft => titled('term', term.name.text, term, [])

const factDraft = (fact: FactDeclaration, kind: 'fact' | 'field', list: string): Draft => {
  const draft = titled(
    kind,
    fact.name.text,
    fact,
    fact.fields.map((field) => factDraft(field, 'field', fact.name.text)),
  )
  return { ...draft, address: list === '' ? draft.name : `${list}/${draft.name}` }
}

/** It has no name but what it says of what. */
const statementDraft = (statement: Statement): Draft => {
  const name = `${statement.says} ${statement.of.map(({ text }) => text).join(', ')}`
  return titled('statement', name, { ...statement, name: { end: statement.start } }, [])
}

const revisesDraft = (revises: Revises): Draft => {
  const claims = revises.claims.map((claim) => titled('claim', claim.address.text, { ...claim, name: claim.address }, []))
  return titled('revises', 'revises', { ...revises, name: { end: revises.start } }, claims)
}

/** Whom it binds is a clause of its own where there are others, as in the rule graph. */
const requirementDrafts = ({ name, title, cite, when, body }: Requirement): readonly Draft[] => {
  const drafts = bodyDrafts(body, name.text)
  if (when === undefined || body.main.kind !== 'Block') return drafts
  return [clause(name.text, 'when', 'name', { start: (cite ?? title ?? name).end, end: when.end }, []), ...drafts]
}

const clause = (
  parent: string,
  name: string,
  label: LabelForm,
  { start, end }: Spanned,
  drafts: readonly Draft[],
  from = start,
): Draft => ({
  kind: 'clause',
  name,
  label,
  address: `${parent}/${name}`,
  start,
  end,
  from,
  drafts,
})

const bodyDrafts = ({ main, waivers }: Body, parent: string): readonly Draft[] => {
  if (main.kind !== 'Block') return []
  const items = main.items.map((item, at) => itemDraft(item, at, parent))
  return [...items, ...waivers.map((waiver, at) => clause(parent, at === 0 ? 'unless' : `unless${at + 1}`, 'name', waiver, []))]
}

const itemDraft = (item: Item, at: number, parent: string): Draft => {
  const { name, label, end } = labelled(item.label, at)
  return clause(parent, name, label, item, bodyDrafts(item.body, `${parent}/${name}`), end)
}

const labelled = (
  label: Label | Missing,
  at: number,
): { readonly name: string; readonly label: LabelForm; readonly end: number } => {
  const { end } = label
  if (label.kind === 'Missing' || label.form === 'dash') return { name: String(at + 1), label: 'dash', end }
  return { name: label.text, label: label.form === 'name' ? 'name' : 'number', end }
}

const pointDrafts = ({ name: { text: parent }, items }: Guidance): readonly Draft[] =>
  items.map((item, at) => {
    const { name, label, end } = labelled(item.label, at)
    return { ...clause(parent, name, label, item, [], end), kind: 'point' }
  })
