/** What the names of a file stand for, as far as a reader has to say it. */
import { builtInTexts, type FactType, type Field, type NamedThing, type Program } from '@rubric/compiler'
import type {
  Calendar, CodeSet, Criteria, Define, Determination, Exception, FactDeclaration, Limit, Node, Requirement, TypeNode,
} from '@rubric/syntax'

/** A fact, or a field of a list. */
export interface FactWords {
  readonly kind: 'fact'
  readonly name: string
  /** In the author's words; empty where the author gives none. */
  readonly text: string
  readonly byClinician: boolean
  readonly is: 'yes/no' | 'count' | 'age' | 'date' | 'moment' | 'rate' | 'list' | 'state' | 'other'
  /** Of an enumeration; ordered ones from the least to the most. */
  readonly values: readonly string[]
  readonly isOrdered: boolean
  /** Of a rate: `week`. */
  readonly per: string
  readonly fields: readonly FactWords[]
}

export type Declaration = Define | Criteria | Requirement | Exception | Determination | Limit | CodeSet | Calendar

export interface Declared {
  readonly kind: 'declared'
  readonly node: Declaration
  readonly path: string
}

export type Named = FactWords | Declared

export type Names = (text: string) => Named | undefined

/** Its own names first, then those of its vocabularies (also as `vocabulary.name`), then the facts of every policy. */
export const namesIn = (program: Program, path: string): Names => {
  const found = new Map<string, Named>()
  for (const thing of program.thingsIn(path)) {
    const named = namedOf(thing)
    if (named === undefined) continue
    const header = thing.file === undefined ? undefined : program.file(thing.file)?.tree.header
    const names = header?.kind === 'Header' ? [thing.name, `${header.id.text}.${thing.name}`] : [thing.name]
    for (const name of names) if (!found.has(name)) found.set(name, named)
  }
  return (text) => found.get(text)
}

const namedOf = ({ kind, name, node, type, file }: NamedThing): Named | undefined => {
  switch (kind) {
    case 'fact':
      return node?.kind === 'FactDeclaration' ? ofDeclaration(node) : type === undefined ? undefined : ofType(name, type)
    case 'codes': case 'calendar': case 'define': case 'criteria': case 'limit': case 'requirement': case 'exception': case 'determination':
      return isDeclaration(node) && file !== undefined ? { kind: 'declared', node, path: file } : undefined
    case 'policy': case 'vocabulary': case 'field': case 'value': case 'item': case 'guidance': case 'guidance item': case 'interpretation':
    case 'term': case 'example':
      return undefined
  }
}

const declarations: readonly string[] = ['Define', 'Criteria', 'Requirement', 'Exception', 'Determination', 'Limit', 'CodeSet', 'Calendar']

const isDeclaration = (node: Node | undefined): node is Declaration => node !== undefined && declarations.includes(node.kind)

const ofDeclaration = ({ name, text, type, byClinician, fields }: FactDeclaration): FactWords => ({
  kind: 'fact', name: name.text, text: text?.value ?? '', byClinician, is: kindOf(type),
  values: type.kind === 'EnumType' ? type.values.map((value) => value.text) : [], isOrdered: type.kind === 'EnumType' && type.ordered,
  per: type.kind === 'RateType' ? type.per.text : '', fields: fields.map(ofDeclaration),
})

const kindOf = ({ kind }: TypeNode): FactWords['is'] => {
  switch (kind) {
    case 'YesNoType': return 'yes/no'
    case 'CountType': return 'count'
    case 'DateType': return 'date'
    case 'MomentType': return 'moment'
    case 'RateType': return 'rate'
    case 'ListType': return 'list'
    case 'PeriodsType': return 'state'
    case 'NumberType': case 'SpanType': case 'EnumType': case 'CodeType': case 'Missing': return 'other'
  }
}

/** What nobody declares. Where the words of a form are none for a sentence, they are said otherwise. */
const ofType = (name: string, type: FactType): FactWords => ({
  kind: 'fact', name, text: sentenceTexts[name] ?? builtInTexts[name] ?? '', byClinician: false, values: [], isOrdered: false, per: '',
  is: type.kind === 'enum' || type.kind === 'code' || type.kind === 'number' || type.kind === 'span' ? 'other' : type.kind,
  fields: type.kind === 'list' ? type.fields.map(ofField) : [],
})

const ofField = ({ name, type, text }: Field): FactWords => ({ ...ofType(name, type), text })

const sentenceTexts: Readonly<Record<string, string>> = {
  'member.age': 'the member’s age', 'member.birth_date': 'the member’s date of birth', 'request.lines': 'the lines of the request',
}
