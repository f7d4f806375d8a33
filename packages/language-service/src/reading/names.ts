/** What the names of a file stand for, as far as a reader has to say it. */
import type { Fact, FactType, Field, Program } from '@rubric/compiler'
import type { Calendar, CodeSet, Criteria, Define, Determination, Exception, FactDeclaration, Limit, Requirement, Section, TypeNode } from '@rubric/syntax'

/** A fact, or a field of a list. */
export interface FactWords {
  readonly kind: 'fact'
  readonly name: string
  /** In the author's words; empty where the author gives none. */
  readonly text: string
  readonly byClinician: boolean
  readonly is: 'yes/no' | 'count' | 'age' | 'date' | 'moment' | 'list' | 'state' | 'other'
  /** From the least to the most, where they are ordered. */
  readonly ranks: readonly string[]
  readonly fields: readonly FactWords[]
}

export type Declaration = Define | Criteria | Requirement | Exception | Determination | Limit | CodeSet | Calendar
export type Named = FactWords | { readonly kind: 'declared'; readonly node: Declaration; readonly path: string }

export type Names = (text: string) => Named | undefined

/** Its own names first, then those of its vocabularies, then the facts of every policy. */
export const namesIn = (program: Program, path: string): Names => {
  const found = new Map<string, Named>()
  const add = (name: string, named: Named): void => {
    if (name !== '' && !found.has(name)) found.set(name, named)
  }
  for (const each of [path, ...program.uses(path)]) {
    const tree = program.file(each)?.tree
    if (tree === undefined) continue
    const id = tree.header.kind === 'Header' ? tree.header.id.text : ''
    for (const section of tree.sections) {
      for (const [name, named] of declaredBy(section, each)) {
        add(name, named)
        add(`${id}.${name}`, named)
      }
    }
  }
  for (const fact of program.policy(path)?.graph.facts ?? []) add(fact.name, ofGraph(fact))
  add('member.age', { ...ofGraph({ name: 'member.age', type: { kind: 'age' }, text: '' }), text: 'the member’s age' })
  return (text) => found.get(text)
}

const declaredBy = (section: Section, path: string): readonly (readonly [string, Named])[] => {
  switch (section.kind) {
    case 'Facts':
      return section.facts.map((fact) => [fact.name.text, ofDeclaration(fact)])
    case 'Define': case 'Criteria': case 'Requirement': case 'Exception': case 'Determination': case 'Limit': case 'CodeSet': case 'Calendar':
      return [[section.name.text, { kind: 'declared', node: section, path }]]
    case 'Use': case 'Guidance': case 'Interpretation': case 'Example': case 'Terms':
      return []
  }
}

const ofDeclaration = ({ name, text, type, byClinician, fields }: FactDeclaration): FactWords => ({
  kind: 'fact', name: name.text, text: text?.value ?? '', byClinician, is: kindOf(type), ranks: ranksOf(type), fields: fields.map(ofDeclaration),
})

const kindOf = ({ kind }: TypeNode): FactWords['is'] => {
  switch (kind) {
    case 'YesNoType': return 'yes/no'
    case 'CountType': return 'count'
    case 'ListType': return 'list'
    case 'PeriodsType': return 'state'
    case 'DateType': return 'date'
    case 'MomentType': return 'moment'
    case 'NumberType': case 'RateType': case 'SpanType': case 'EnumType': case 'CodeType': case 'Missing':
      return 'other'
  }
}

const ranksOf = (type: TypeNode): readonly string[] => (type.kind === 'EnumType' && type.ordered ? type.values.map(({ text }) => text) : [])

const ofGraph = ({ name, type, text, byClinician = false }: Pick<Fact | Field, 'name' | 'text'> & { readonly type: FactType; readonly byClinician?: boolean }): FactWords => ({
  kind: 'fact', name, text: builtInText[name] ?? text, byClinician,
  is: type.kind === 'enum' || type.kind === 'code' || type.kind === 'number' || type.kind === 'rate' || type.kind === 'span' ? 'other' : type.kind,
  ranks: type.kind === 'enum' && type.ordered ? type.values : [],
  fields: type.kind === 'list' ? type.fields.map(ofGraph) : [],
})

/** Where the words of a form are no words for a sentence. */
const builtInText: Readonly<Record<string, string>> = { 'member.age': 'the member’s age', 'member.birth_date': 'the member’s date of birth' }
