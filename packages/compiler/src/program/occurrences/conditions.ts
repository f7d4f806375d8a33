/**
 * The names in conditions and values. A name on the right of a comparison may be a value of what stands on its left, a name in a
 * filter a field.
 */
import { type Aggregate, type AmongTest, childrenOf, type Comparison, type Define, type Expression, type Node } from '@rubric/syntax'
import { type Declared, type Module } from '../../names/module.ts'
import { isDeclared, peek, type Scope } from '../../names/scope.ts'
import { fieldAt, note, noteName, noteValue, type Place, targetAt, thingIn, type ValueAt, valueAt } from './place.ts'

/** The definitions that stand for a value, and what they were compared with. */
export type Constants = Map<Expression, ValueAt>

/** `against`: what stands on the left, where the node stands on the right of a comparison. */
export const noteCondition = (place: Place, node: Node, constants: Constants, against?: ValueAt): void => {
  const below = (child: Node | undefined, of?: ValueAt): void => {
    if (child !== undefined) noteCondition(place, child, constants, of)
  }
  switch (node.kind) {
    case 'NameReference': return noteReference(place, node, constants, against)
    case 'Group': return below(node.inner, against)
    case 'Comparison': return noteComparison(place, node, constants)
    case 'ValueTest': return below(node.right, against)
    case 'BetweenTest':
      below(node.low, against)
      return below(node.high, against)
    case 'AmongTest': return noteChoices(place, node, constants, against)
    case 'Aggregate': return noteAggregate(place, node, constants)
    case 'DayOf': return noteTarget(place, node.list.text, node.list.start)
    case 'Quantity':
    case 'Moved':
    case 'DuringTest':
      if (node.calendar !== undefined) noteName(place, node.calendar.text, node.calendar.start)
      return
    case 'WhileState': return noteName(place, node.state.text, node.state.start)
    default: for (const child of childrenOf(node)) below(child)
  }
}

type Reference = Extract<Expression, { kind: 'NameReference' }>

const noteReference = (place: Place, reference: Reference, constants: Constants, against: ValueAt | undefined): void => {
  const { text, start } = reference
  if (noteValue(place, against, text, start)) return
  const field = fieldAt(place, text)
  if (field !== undefined) return note(place, thingIn(field.module, 'field', field.path), start, text.length)
  // `yes` and `no` are words there.
  if (against?.type.kind === 'yes/no') return
  noteName(place, text, start)
  if (against?.type.kind === 'enum') noteConstant(place, reference, constants, against)
}

/** `define usual: moderate` says a value of what `usual` is compared with. */
const noteConstant = (place: Place, reference: Reference, constants: Constants, against: ValueAt): void => {
  const seen = new Set<Declared>()
  let at: { readonly scope: Scope; readonly expression: Expression } = { scope: place.scope, expression: reference }
  for (;;) {
    const expression = bare(at.expression)
    const declared = expression.kind === 'NameReference' ? peek(at.scope, expression.text) : undefined
    if (declared?.kind !== 'define' || seen.has(declared)) {
      if (!constants.has(expression)) constants.set(expression, against)
      return
    }
    seen.add(declared)
    at = { scope: place.scopeOf(declared.module), expression: declared.declaration.expression }
  }
}

const bare = (expression: Expression): Expression => (expression.kind === 'Group' ? bare(expression.inner) : expression)

/**
 * `define usual: moderate`, where nothing is called `moderate`: a value of what the definition is compared with; where it is
 * compared with nothing, of the first fact that has such a value.
 */
export const noteConstantOf = (place: Place, { expression }: Define, constants: Constants): void => {
  const said = bare(expression)
  if (said.kind !== 'NameReference' || isDeclared(place.scope, said.text)) return
  noteValue(place, constants.get(said) ?? firstWith(place.scope, said.text), said.text, said.start)
}

const firstWith = ({ module, used }: Scope, value: string): ValueAt | undefined => {
  for (const each of [module, ...used]) {
    for (const declared of each.names.values()) {
      const found = declared.kind === 'fact' ? ownerOf(each, declared.name, declared.type, value) : undefined
      if (found !== undefined) return found
    }
  }
  return undefined
}

const ownerOf = (module: Module, path: string, type: Extract<Declared, { kind: 'fact' }>['type'], value: string): ValueAt | undefined => {
  if (type.kind === 'enum') return type.values.includes(value) ? { type, module, path } : undefined
  const field = type.kind === 'list' ? type.fields.find(each => each.type.kind === 'enum' && each.type.values.includes(value)) : undefined
  return field === undefined ? undefined : { type: field.type, module, path: `${path}/${field.name}` }
}

const noteComparison = (place: Place, { left, tests }: Comparison, constants: Constants): void => {
  noteCondition(place, left, constants)
  const value = valueAt(place, left)
  for (const test of tests) noteCondition(place, test, constants, value)
}

/** Among choices the name of a set of codes, or of a definition that names another thing, comes before that of a value. */
const noteChoices = (place: Place, { choices }: AmongTest, constants: Constants, against: ValueAt | undefined): void => {
  for (const choice of choices) {
    const declared = choice.kind === 'NameReference' ? peek(place.scope, choice.text) : undefined
    const isName = declared?.kind === 'define' && declared.declaration.expression.kind === 'NameReference'
    if (isName && choice.kind === 'NameReference') {
      noteName(place, choice.text, choice.start)
      if (against?.type.kind === 'enum') noteConstant(place, choice, constants, against)
    } else noteCondition(place, choice, constants, against)
  }
}

const noteTarget = (place: Place, target: string, start: number): void => {
  const { list, name, field } = targetAt(place, target)
  noteName(place, name, start)
  if (list !== undefined && field !== undefined) note(place, thingIn(list.module, 'field', `${list.path}/${field}`), start + name.length + 1, field.length)
}

const noteAggregate = (place: Place, { target, where, has, window }: Aggregate, constants: Constants): void => {
  noteTarget(place, target.text, target.start)
  const { list } = targetAt(place, target.text)
  for (const filter of [where, has]) if (filter !== undefined) noteCondition({ ...place, entry: list }, filter, constants)
  if (window !== undefined) noteCondition(place, window, constants)
}
