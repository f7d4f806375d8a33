/** A place where names are read: what they mean there, as lowering has it, and what is found of them. */
import type { Expression } from '@rubric/syntax'
import type { ListType, ScalarType } from '../../graph.ts'
import { allBuiltInFacts } from '../../names/built-in.ts'
import type { Declared, Module } from '../../names/module.ts'
import { peek, type Scope } from '../../names/scope.ts'
import type { NamedThing, Occurrence, SymbolKind } from '../symbols.ts'
import { builtInThings, keyOf, thingsOf } from './things.ts'

/** A list or a value with the fact or field that it is, by its name within its file. */
interface Owned<Type> {
  readonly type: Type
  readonly module: Module | undefined
  readonly path: string
}

export type ListAt = Owned<ListType>
export type ValueAt = Owned<ScalarType>

/** What names are read beside the file itself. */
export interface Surroundings {
  readonly scopeOf: (module: Module) => Scope
  /** The file of a policy that is this version of it. */
  readonly versionOf: (id: string, version: string) => Module | undefined
}

export interface Place extends Surroundings {
  readonly scope: Scope
  /** The list whose entry is looked at, after `where` and `has`. */
  readonly entry: ListAt | undefined
  readonly found: Occurrence[]
}

export const thingIn = (module: Module | undefined, kind: SymbolKind, path: string): NamedThing | undefined =>
  (module === undefined ? builtInThings : thingsOf(module)).get(keyOf(module?.file, kind, path))

/** Notes that `thing` is named in so many characters from `start` on; of nothing there is nothing to note. */
export const note = ({ found }: Place, thing: NamedThing | undefined, start: number, length: number): void => {
  if (thing !== undefined && length > 0) found.push({ span: { start, end: start + length }, thing, role: 'reference' })
}

/** A name of whatever can be named; before the dot the id of a vocabulary is a name of its own. */
export const noteName = (place: Place, name: string, start: number): void => {
  const declared = peek(place.scope, name)
  if (declared !== undefined) return noteDeclared(place, declared.module, declared.kind, declared.name, name, start)
  const faulty = [place.scope.module, ...place.scope.used].find(module => module.faulty.has(bareIn(module, name)))
  if (faulty !== undefined) noteDeclared(place, faulty, 'fact', bareIn(faulty, name), name, start)
}

const bareIn = ({ id, faulty }: Module, name: string): string =>
  (!faulty.has(name) && name.startsWith(`${id}.`) ? name.slice(id.length + 1) : name)

const noteDeclared = (place: Place, module: Module | undefined, kind: Declared['kind'], bare: string, name: string, start: number): void => {
  const before = name.length - bare.length
  if (before > 0 && module !== undefined) note(place, thingIn(module, 'vocabulary', module.id), start, before - 1)
  note(place, thingIn(module, kind, bare), start + before, bare.length)
}

/** A field of the entry at hand. */
export const fieldAt = ({ entry }: Place, name: string): ValueAt | undefined => fieldOf(entry, name)

export const fieldOf = (list: ListAt | undefined, name: string): ValueAt | undefined => {
  const field = list?.type.fields.find(each => each.name === name)
  return list === undefined || field === undefined ? undefined : { type: field.type, module: list.module, path: `${list.path}/${name}` }
}

const listNamed = ({ scope }: Place, name: string): ListAt | undefined => {
  const declared = peek(scope, name)
  return declared?.kind === 'fact' && declared.type.kind === 'list' ? { type: declared.type, module: declared.module, path: declared.name } : undefined
}

/** What an aggregate looks at: `trainings.hours` is a list and its field unless the whole name is a list's. */
export const targetAt = (place: Place, target: string): { readonly list: ListAt | undefined; readonly name: string; readonly field: string | undefined } => {
  const dot = target.lastIndexOf('.')
  const whole = listNamed(place, target)
  if (dot < 0 || whole !== undefined || allBuiltInFacts.has(target)) return { list: whole, name: target, field: undefined }
  const name = target.slice(0, dot)
  return { list: listNamed(place, name), name, field: target.slice(dot + 1) }
}

/** The value that stands left of a comparison, where names of values may stand on the right. */
export const valueAt = (place: Place, expression: Expression, above: readonly Declared[] = []): ValueAt | undefined => {
  if (expression.kind === 'Group') return valueAt(place, expression.inner, above)
  if (expression.kind === 'Aggregate') {
    const { list, field } = targetAt(place, expression.target.text)
    return fieldOf(list, field ?? '')
  }
  if (expression.kind !== 'NameReference') return undefined
  const field = fieldAt(place, expression.text)
  const declared = field === undefined ? peek(place.scope, expression.text) : undefined
  if (declared?.kind === 'define' && !above.includes(declared)) {
    return valueAt({ ...place, scope: place.scopeOf(declared.module), entry: undefined }, declared.declaration.expression, [...above, declared])
  }
  return declared?.kind === 'fact' && declared.type.kind !== 'list' ? { type: declared.type, module: declared.module, path: declared.name } : field
}

/** A value of an enumeration. */
export const noteValue = (place: Place, of: ValueAt | undefined, name: string, start: number): boolean => {
  if (of?.type.kind !== 'enum' || !of.type.values.includes(name)) return false
  note(place, thingIn(of.module, 'value', `${of.path}/${name}`), start, name.length)
  return true
}
