/**
 * Naming, second step: what a name means at one place. A file sees its own names, the names of the vocabularies that it uses
 * (bare where only one of them has it, or with the vocabulary's id before it), and the built-in facts of the member.
 */
import type { Diagnostic, DiagnosticSite } from '@rubric/syntax'
import { allBuiltInFacts } from './built-in.ts'
import { reportName } from './diagnostics.ts'
import type { Declared, DeclaredCalendar, Module } from './module.ts'
import { didYouMean } from './suggest.ts'

export interface Scope {
  readonly module: Module
  /** The vocabularies that the module uses itself. */
  readonly used: readonly Module[]
}

export type ScopeOf = (module: Module) => Scope

/** All readings of a name: none is unknown, several are ambiguous. */
const readings = (scope: Scope, name: string): readonly { readonly as: string; readonly declared: Declared }[] => {
  const own = scope.module.names.get(name) ?? scope.module.builtIn.get(name)
  if (own !== undefined) return [{ as: name, declared: own }]
  return scope.used.flatMap(vocabulary => {
    const prefix = `${vocabulary.id}.`
    const bare = vocabulary.names.get(name)
    const qualified = name.startsWith(prefix) ? vocabulary.names.get(name.slice(prefix.length)) : undefined
    return [bare, qualified].flatMap(declared => (declared === undefined ? [] : [{ as: prefix + declared.name, declared }]))
  })
}

/** Every name that can stand at this place, for suggestions. */
export const namesIn = (scope: Scope): readonly string[] => [
  ...scope.module.names.keys(),
  ...scope.used.flatMap(vocabulary => [...vocabulary.names.keys()]),
  ...scope.module.builtIn.keys(),
]

/** Whether `name` has any reading here, one or several. */
export const isDeclared = (scope: Scope, name: string): boolean => readings(scope, name).length > 0

/** Whether `name` is declared, but so that it means nothing. */
export const isFaulty = ({ module, used }: Scope, name: string): boolean =>
  module.faulty.has(name) || used.some(({ id, faulty }) => faulty.has(name) || (name.startsWith(`${id}.`) && faulty.has(name.slice(id.length + 1))))

/** Names that are compared for suggestions in one compilation: with so many names unknown, nobody reads them all. */
const MOST_COMPARED = 200_000
const compared = new WeakMap<readonly Diagnostic[], number>()

const mayCompare = ({ module, used }: Scope, diagnostics: readonly Diagnostic[]): boolean => {
  const names = used.reduce((sum, vocabulary) => sum + vocabulary.names.size, module.names.size)
  const sum = (compared.get(diagnostics) ?? 0) + names
  compared.set(diagnostics, sum)
  return sum - names < MOST_COMPARED
}

/** `H2022` where a set of codes was looked for. */
const hintFor = (name: string, section: Section): string =>
  /^(?:today|now|current_date|present)$/.test(name) ? 'Write `as of`: the day for which it is decided.' : section === 'codes' && /^[A-Z][0-9]{4}$/.test(name)
    ? `Write the code system before the code: \`HCPCS ${name}\`.`
    : `Correct the name, or declare it under \`${section}\`.`

type Section = 'facts' | 'codes'

/**
 * What `name` stands for, or undefined where that is reported: at `site`, which may lie in another file, where a definition is used. `extra`
 * are further names that would fit, such as fields; `section` is where such names are declared.
 */
export const lookUp = (
  scope: Scope, name: string, site: DiagnosticSite, diagnostics: Diagnostic[], extra: readonly string[] = [], section: Section = 'facts',
): Declared | undefined => {
  if (name === '' || isFaulty(scope, name)) return undefined
  const found = readings(scope, name)
  if (found.length === 1) return found[0]?.declared
  if (found.length === 0) {
    const near = allBuiltInFacts.has(name) ? '`request`, `service` and `course` are known where a policy has a limit or a determination.'
      : mayCompare(scope, diagnostics) ? didYouMean(name, [...extra, ...namesIn(scope)]) : ''
    diagnostics.push(reportName('unknown-name', site, { name, near, hint: hintFor(name, section) }))
  } else {
    const options = found.map(({ as }) => as)
    diagnostics.push(reportName('ambiguous-name', site, { name, options: options.join(', '), first: options[0] ?? name }))
  }
  return undefined
}

/** As `lookUp`, silent: for passes that run before or beside the reporting one. */
export const peek = (scope: Scope, name: string): Declared | undefined => {
  const found = readings(scope, name)
  return found.length === 1 ? found[0]?.declared : undefined
}

/** The calendars that can be named at this place. */
export const calendarsIn = ({ module, used }: Scope): readonly DeclaredCalendar[] =>
  [module, ...used].flatMap(({ names }) => [...names.values()]).filter(declared => declared.kind === 'calendar')
