/**
 * What limits, exceptions and determinations name: is it there, and is it of the right kind? May not look at meaning. Names are only
 * reported as unknown where every line of the file could be read: the rule may stand in one that could not.
 */
import type { Address, Determination, Diagnostic, Exception } from '@rubric/syntax'
import type { Module } from '../names/module.ts'
import { didYouMean } from '../names/suggest.ts'
import { ceilingOf } from './determinations.ts'
import type { Effects } from './exceptions.ts'
import { reportRule } from './rule-diagnostics.ts'
import { quantityName, type Rule, type RuleKind, type Rules, ruleWords } from './rules.ts'

interface Checked {
  readonly module: Module
  readonly rules: Rules
  readonly isRead: boolean
  readonly diagnostics: Diagnostic[]
}

const liftable: readonly RuleKind[] = ['Limit', 'Criteria', 'Requirement']

/** What a name stands for here. A granted quantity is a limit. */
const kindOf = ({ rules, module }: Checked, name: string): { readonly kind: RuleKind | undefined; readonly one: string } | undefined => {
  const rule = rules.byName.get(name)
  if (rule !== undefined) return { kind: rule.kind, one: ruleWords[rule.kind].one }
  if (rules.limits.includes(name)) return { kind: 'Limit', one: ruleWords.Limit.one }
  const [first = ''] = name.split('/')
  const outer = name === first ? undefined : rules.byName.get(first)
  if (outer !== undefined) return { kind: undefined, one: `a clause of \`${first}\`` }
  if (module.guidance.some(each => each.name.text === name)) return { kind: undefined, one: 'guidance' }
  if (module.interpretations.some(each => each.name.text === name)) return { kind: undefined, one: 'an interpretation' }
  const declared = module.names.get(name)
  const words = { fact: 'a fact', define: 'a definition', codes: 'a set of codes', calendar: 'a calendar' } as const
  return declared !== undefined && Object.hasOwn(words, declared.kind)
    ? { kind: undefined, one: words[declared.kind as keyof typeof words] } : undefined
}

/** A name that is faulty where it is declared: that was reported there. */
const isFaulty = ({ module: { faulty, sections } }: Checked, name: string): boolean =>
  name === '' || faulty.has(name) || sections.some(section => 'name' in section && section.name.text === name)

const namesOf = ({ rules }: Checked, kinds: readonly RuleKind[]): readonly string[] => [
  ...[...rules.byName.values()].filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name.text),
  ...(kinds.includes('Limit') ? rules.limits.filter(name => !rules.byName.has(name)) : []),
]

const manyOf = (kinds: readonly RuleKind[]): string => {
  const words = kinds.map(kind => ruleWords[kind].many)
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`
}

const listed = (names: readonly string[], what: string): string => (names.length === 0 ? `This policy has no ${what}.` : `It could be: ${names.join(', ')}`)

/** Reports an address that is not there, or not of these kinds; true where it is fine. `takes` says what fits. */
const isNamed = (
  checked: Checked, address: Address, word: string, kinds: readonly RuleKind[], takes = `\`${word}\` takes ${manyOf(kinds)}.`,
): boolean => {
  const { module: { file }, isRead, diagnostics } = checked
  const name = address.text
  const found = kindOf(checked, name)
  if (found?.kind !== undefined && kinds.includes(found.kind)) return true
  const names = namesOf(checked, kinds)
  if (found !== undefined) {
    diagnostics.push(reportRule('wrong-rule', { file, span: address }, { name, what: found.one, takes, names: listed(names, manyOf(kinds)) }))
  } else if (isRead && !isFaulty(checked, name)) {
    const near = didYouMean(name, names, listed(names, manyOf(kinds)))
    diagnostics.push(reportRule('unknown-rule', { file, span: address }, { name, near, kinds: manyOf(kinds) }))
  }
  return false
}

/** Two names of one line, or of lines that exclude each other. */
export const reportTwice = ({ file }: Module, addresses: readonly Address[], diagnostics: Diagnostic[]): void => {
  const seen = new Map<string, Address>()
  for (const address of addresses) {
    const first = seen.get(address.text)
    if (first !== undefined && address.text !== '') {
      const related = [{ file, span: first, text: 'first named here' }]
      diagnostics.push(reportRule('named-twice', { file, span: address, related }, { name: address.text }))
    } else seen.set(address.text, address)
  }
}

const liftHint = (name: string, what: string): string =>
  what.startsWith('a clause') ? `Write \`unless\` under the clause, or lift all of \`${name.split('/')[0] ?? ''}\`.` : 'Name one of these instead.'

/** Limits, criteria, requirements, and the ceilings of grants. */
const checkLifted = (checked: Checked, address: Address): void => {
  const { module: { file }, rules, isRead, diagnostics } = checked
  const ceilings = rules.determinations.filter(({ grants }) => grants?.ceiling !== undefined).map(({ name }) => ceilingOf(name.text))
  const found = kindOf(checked, address.text)
  if (ceilings.includes(address.text)) return
  if (found?.kind !== undefined && liftable.includes(found.kind)) return
  const names = [...namesOf(checked, liftable), ...ceilings]
  if (found !== undefined) {
    diagnostics.push(reportRule('cannot-be-lifted', { file, span: address }, { name: address.text, what: found.one, names: listed(names, manyOf(liftable)), hint: liftHint(address.text, found.one) }))
  } else if (isRead && !isFaulty(checked, address.text)) {
    const near = didYouMean(address.text, names, listed(names, manyOf(liftable)))
    diagnostics.push(reportRule('unknown-rule', { file, span: address }, { name: address.text, near, kinds: manyOf(liftable) }))
  }
}

const checkException = (checked: Checked, { name, lifts, replaces, refers, before }: Exception): void => {
  const { isRead, module, diagnostics } = checked
  const { file } = module
  for (const each of lifts) checkLifted(checked, each)
  for (const { what, by } of replaces) {
    const kind = kindOf(checked, what.text)?.kind
    if (!isNamed(checked, what, 'replaces', liftable) || by.kind === 'Missing' || kind === undefined) continue
    if (isNamed(checked, by, 'with', [kind], `In the place of ${ruleWords[kind].one} stands ${ruleWords[kind].one}.`) && by.text === what.text) {
      diagnostics.push(reportRule('named-twice', { file, span: by }, { name: by.text }))
    }
  }
  for (const each of refers) isNamed(checked, each, 'refers', ['Determination'])
  for (const each of before) isNamed(checked, each, 'before', ['Exception'])
  reportTwice(module, [...lifts, ...replaces.map(({ what }) => what)], diagnostics)
  for (const list of [refers, before]) reportTwice(module, list, diagnostics)
  if (lifts.length + replaces.length + refers.length === 0) {
    const names = listed(namesOf(checked, liftable), manyOf(liftable))
    if (isRead) diagnostics.push(reportRule('exception-without-effect', { file, span: name }, { name: name.text, names }))
  }
}

const checkDetermination = (checked: Checked, { name, requires, excludes, subjectTo, grants }: Determination): void => {
  const { module, isRead, diagnostics } = checked
  const { file, names } = module
  for (const each of requires) isNamed(checked, each, 'requires', ['Criteria', 'Requirement'])
  for (const each of excludes) isNamed(checked, each, 'excludes', ['Criteria', 'Requirement'])
  for (const each of subjectTo) isNamed(checked, each, 'subject to', ['Limit'])
  reportTwice(module, [...requires, ...excludes], diagnostics)
  reportTwice(module, subjectTo, diagnostics)
  if (requires.length === 0 && isRead) {
    const kinds: readonly RuleKind[] = ['Criteria', 'Requirement']
    diagnostics.push(reportRule('requires-nothing', { file, span: name }, { name: name.text, names: listed(namesOf(checked, kinds), manyOf(kinds)) }))
  }
  const quantity = grants?.amount === undefined ? undefined : names.get(quantityName(name.text))
  if (quantity !== undefined && grants?.amount !== undefined) {
    const taken = quantity.declaration?.name
    const related = taken === undefined ? [] : [{ file, span: taken, text: 'it is declared here' }]
    diagnostics.push(reportRule('quantity-name-taken', { file, span: grants.amount, related }, { name: quantity.name }))
  }
}

export const checkRules = (module: Module, rules: Rules, effects: Effects, isRead: boolean, diagnostics: Diagnostic[]): void => {
  const checked: Checked = { module, rules, isRead, diagnostics }
  for (const each of rules.exceptions) checkException(checked, each)
  for (const each of rules.determinations) checkDetermination(checked, each)
  reportCircles(checked, effects)
  reportUnordered(checked, effects)
}

/** A circle of `before`: the first of the file. */
const reportCircles = ({ module: { file }, rules, diagnostics }: Checked, { wins }: Effects): void => {
  const first = rules.exceptions.find(({ name }) => wins(name.text, name.text))
  if (first === undefined) return
  const circle: Exception[] = []
  const goal = first.name.text
  const after = ({ before }: Exception): Exception | undefined => rules.exceptions.find(({ name: { text } }) =>
    before.some(each => each.text === text) && (text === goal || wins(text, goal)))
  for (let at: Exception | undefined = first; at !== undefined && !circle.includes(at); at = after(at)) circle.push(at)
  const related = circle.slice(1).map(({ name }) => ({ file, span: name, text: 'part of the circle' }))
  const names = [...circle, first].map(({ name }) => `\`${name.text}\``)
  diagnostics.push(reportRule('circular-order', { file, span: first.before[0] ?? first.name, related }, { circle: names.join(' → ') }))
}

/** Where two exceptions reach one rule, the answer must say which of them counts. */
const reportUnordered = ({ module: { file }, rules, diagnostics }: Checked, { on, wins }: Effects): void => {
  const reached = new Set(rules.exceptions.flatMap(({ lifts, replaces }) => [...lifts, ...replaces.map(({ what }) => what)].map(({ text }) => text)))
  // Whose `before` names something else was told so.
  const muddled = new Set(rules.exceptions.filter(({ before }) => before.some(({ text }) => rules.byName.get(text)?.kind !== 'Exception')).map(({ name }) => name.text))
  const said = new Set<string>()
  for (const name of reached) {
    for (const [at, { exception: first }] of on(name).entries()) {
      const other = on(name).slice(at + 1).find(({ exception }) => !wins(first, exception) && !wins(exception, first))?.exception
      const [a, b] = [rules.byName.get(first), rules.byName.get(other ?? '')]
      const key = JSON.stringify([first, other])
      if (muddled.has(first) || muddled.has(other ?? '')) continue
      if (other === undefined || a === undefined || b === undefined || said.has(key)) continue
      said.add(key)
      const related = [{ file, span: placeIn(a, name), text: `\`${first}\` reaches it too` }]
      diagnostics.push(reportRule('unordered-exceptions', { file, span: placeIn(b, name), related }, { name, first, second: other }))
    }
  }
}

/** Where an exception names the rule. */
const placeIn = (rule: Rule, name: string): { readonly start: number; readonly end: number } => {
  const named = rule.kind === 'Exception' ? [...rule.lifts, ...rule.replaces.map(({ what }) => what)].find(({ text }) => text === name) : undefined
  return named ?? rule.name
}
