/** The names that can be said in a file, and what is known of each. */
import type { NamedThing, Program, ScalarType, SymbolKind } from '@rubric/compiler'
import { isList } from '../fact-types.ts'
import { idOf } from '../outline.ts'

export interface Scope {
  readonly things: readonly NamedThing[]
  /** As it is written in the file: of two vocabularies with one name, with the vocabulary before it. */
  written(thing: NamedThing): string
  named(name: string): NamedThing | undefined
  /** The names of the sections of the file that name it. */
  users(thing: NamedThing): ReadonlySet<string>
}

/** Can be said in conditions and lists of addresses by their names alone. */
const said: ReadonlySet<SymbolKind> = new Set<SymbolKind>([
  'fact',
  'codes',
  'calendar',
  'define',
  'criteria',
  'limit',
  'requirement',
  'exception',
  'determination',
  'guidance',
  'interpretation',
])

/** What can be said rests on other files too, so it is worked out anew whenever somebody asks. */
export const scopeOf = (program: Program, path: string): Scope => {
  const things = program.thingsIn(path)
  const byName = new Map<string, NamedThing[]>()
  for (const thing of things) if (said.has(thing.kind)) byName.set(thing.name, [...(byName.get(thing.name) ?? []), thing])
  const nameOf = (thing: NamedThing): string => {
    const same = byName.get(thing.name) ?? []
    const isOwn = thing.file === path || thing.file === undefined
    return isOwn || !said.has(thing.kind) || same.length === 1 ? thing.name : `${idAt(program, thing.file ?? '')}.${thing.name}`
  }
  const all = [...byName.values()].flat()
  const qualified = all.flatMap((thing) =>
    thing.file === undefined || thing.file === path ? [] : [[`${idAt(program, thing.file)}.${thing.name}`, thing] as const],
  )
  const names = new Map([...qualified, ...all.map((thing) => [nameOf(thing), thing] as const)])
  let users: ReadonlyMap<string, ReadonlySet<string>> | undefined
  return {
    things,
    written: nameOf,
    named: (name) => names.get(name),
    users: ({ key }) => (users ??= usersIn(program, path)).get(key) ?? nobody,
  }
}

const nobody: ReadonlySet<string> = new Set()

/** One pass over what is named and the sections, both in the order of the text. */
const usersIn = (program: Program, path: string): ReadonlyMap<string, ReadonlySet<string>> => {
  const users = new Map<string, Set<string>>()
  const sections = program.file(path)?.tree.sections ?? []
  let at = 0
  for (const { role, span, thing } of program.occurrences(path)) {
    while ((sections[at + 1]?.start ?? Infinity) <= span.start) at++
    const section = sections[at]
    if (role !== 'reference' || section === undefined) continue
    const of = users.get(thing.key) ?? new Set<string>()
    users.set(thing.key, of.add('name' in section ? section.name.text : ''))
  }
  return users
}

/** The id of the file at a path; empty where there is none, or it cannot be read. */
export const idAt = (program: Program, path: string): string => {
  const file = program.file(path)
  return file === undefined ? '' : idOf(file)
}

/** `visits.hours` and `service.history.units`: a field of a list. */
export const fieldNamed = (scope: Scope, name: string): ScalarType | undefined => {
  const dot = name.lastIndexOf('.')
  const list = scope.named(name.slice(0, dot))?.type
  return isList(list) ? list.fields.find((field) => field.name === name.slice(dot + 1))?.type : undefined
}

export const isVocabulary = (program: Program, path: string): boolean => {
  const header = program.file(path)?.tree.header
  return header?.kind === 'Header' && header.role === 'vocabulary'
}
