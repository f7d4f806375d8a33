/** A workspace in which things have other names, written through the places that name them; and what is the same in both. */
import type { CompiledPolicy, NamedThing, Occurrence, Program } from '@rubric/compiler'
import type { Diagnostic } from '@rubric/syntax'

export interface SourceText {
  readonly path: string
  readonly text: string
}

/** The places of the file, each with the new name of its thing in the place of the old one. */
export const rewritten = (text: string, occurrences: readonly Occurrence[], nameOf: (thing: NamedThing) => string): string => {
  let at = 0
  const parts = occurrences.map(({ span, thing }) => {
    const before = text.slice(at, span.start)
    at = span.end
    return before + nameOf(thing)
  })
  return parts.join('') + text.slice(at)
}

/** New names that no text holds, and the way back to the old ones. */
export interface Renaming {
  readonly nameOf: (thing: NamedThing) => string
  /** The old names again, in a text that holds new ones. */
  readonly back: (text: string) => string
}

const letters = (n: number): string => (n === 0 ? '' : letters(Math.floor((n - 1) / 25)) + String.fromCharCode(65 + ((n - 1) % 25)))

/** Of these, two with one name keep one name: facts of one type can be compared, a name that two files have is said with the file's, and the versions of a policy have one id. */
const shared: ReadonlySet<NamedThing['kind']> = new Set(['value', 'fact', 'define', 'codes', 'calendar', 'policy'])

/** Each thing gets a name of its own. `isRenamed` says which things; those that no place declares keep theirs. */
export const renaming = (program: Program, isRenamed: (thing: NamedThing) => boolean): Renaming => {
  const declared = new Set(program.paths().flatMap((path) => program.occurrences(path).flatMap(({ role, thing }) => (role === 'declaration' ? thing.key : []))))
  const numbers = new Map<string, number>()
  const olds: string[] = []
  const numberOf = (id: string, old: string): number => {
    const number = numbers.get(id) ?? olds.push(old)
    numbers.set(id, number)
    return number
  }
  const fresh = (id: string, kind: NamedThing['kind'], name: string): string => {
    const segments = kind === 'example' ? [name] : name.split('.')
    return segments.map((old, at) => {
      const number = numberOf(`${id}\n${at}`, old)
      return kind === 'term' ? `Z${letters(number)}Z` : `zq${number}x`
    }).join('.')
  }
  return {
    nameOf: (thing) => {
      if (!declared.has(thing.key) || !isRenamed(thing)) return thing.name
      return fresh(shared.has(thing.kind) ? `${thing.kind === 'value'} ${thing.name}` : thing.key, thing.kind, thing.name)
    },
    back: (text) => {
      const terms = new Map(olds.map((old, at) => [`Z${letters(at + 1)}Z`, old]))
      return text.replace(/zq(\d+)x/g, (_, number: string) => olds[Number(number) - 1] ?? '').replace(/Z[A-Y]+Z/g, (term) => terms.get(term) ?? term)
    },
  }
}

/** Every leaf of a record by its way: records of names with dots nest otherwise when a name changes. */
const leaves = (value: unknown, way: string): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${way}.${key}`))
    : [`${way} ${JSON.stringify(value)}`]

/** What a policy says, without the places where it says it. */
export const meaningOf = ({ id, graph, examples, ok }: CompiledPolicy, back: Renaming['back']): unknown => {
  const plain = JSON.stringify(graph, (key, value: unknown) => (key === 'span' || key === 'saysSpan' ? undefined : value))
  const again = JSON.parse(back(plain)) as CompiledPolicy['graph']
  return {
    id: back(id), ok, graph: { ...again, facts: again.facts.toSorted((a, b) => (a.name < b.name ? -1 : 1)) },
    examples: examples.map(({ purpose, asOf, facts, expect }) => ({
      purpose: back(purpose), asOf, facts: leaves(facts, '').map(back).sort(),
      expect: expect.map(({ span: _, ...each }) => back(JSON.stringify(each))),
    })),
  }
}

/** What is reported, without its words: they show names. */
export const faultsOf = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map(({ code, severity }) => `${severity} ${code}`).sort()

/** What files say, their names put back. */
const told = (program: Program, paths: readonly string[], back: Renaming['back']): unknown => paths.map((path) => {
  const policy = program.policy(path)
  return { path, faults: faultsOf(program.diagnostics(path)), policy: policy === undefined ? null : meaningOf(policy, back) }
})

/** What these files come to with other names, put back, and what they came to before. `again` takes the new texts. */
export const comparison = (
  program: Program, again: Program, { nameOf, back }: Renaming, paths = program.paths(),
): { readonly before: unknown; readonly after: unknown } => {
  for (const path of paths) again.change(path, rewritten(program.file(path)?.text ?? '', program.occurrences(path), nameOf))
  return { before: told(program, paths, (text) => text), after: told(again, paths, back) }
}
