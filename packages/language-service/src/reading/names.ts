/** What the names of a file stand for, as far as a reader has to say it. */
import { builtInTexts, type FactType, type Field, type NamedThing, type Program } from '@rubric/compiler'
import type {
  Calendar,
  CodeSet,
  Criteria,
  Define,
  Determination,
  Exception,
  FactDeclaration,
  Limit,
  Node,
  Requirement,
} from '@rubric/syntax'
import { typeWords } from './types.ts'

/** A fact, or a field of a list. */
export interface FactWords {
  readonly kind: 'fact'
  readonly name: string
  /** In the author's words; empty where the author gives none. */
  readonly text: string
  readonly byClinician: boolean
  readonly is: 'yes/no' | 'count' | 'age' | 'date' | 'moment' | 'rate' | 'list' | 'state' | 'other'
  /** In words: `a whole number`. */
  readonly type: string
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
      return factOf(name, type, node?.kind === 'FactDeclaration' ? node : undefined)
    case 'codes':
    case 'calendar':
    case 'define':
    case 'criteria':
    case 'limit':
    case 'requirement':
    case 'exception':
    case 'determination':
      return isDeclaration(node) && file !== undefined ? { kind: 'declared', node, path: file } : undefined
    case 'policy':
    case 'vocabulary':
    case 'field':
    case 'value':
    case 'item':
    case 'guidance':
    case 'guidance item':
    case 'interpretation':
    case 'term':
    case 'example':
      return undefined
  }
}

const declarations: readonly string[] = [
  'Define',
  'Criteria',
  'Requirement',
  'Exception',
  'Determination',
  'Limit',
  'CodeSet',
  'Calendar',
]

const isDeclaration = (node: Node | undefined): node is Declaration => node !== undefined && declarations.includes(node.kind)

/** As declared; of what nobody declares, as every policy knows it. */
export const factOf = (name: string, type: FactType | undefined, node: FactDeclaration | undefined): FactWords => ({
  kind: 'fact',
  name,
  // Where the words of a form are none for a sentence, a fact is said otherwise.
  text: node === undefined ? (sentenceTexts[name] ?? builtInTexts[name] ?? '') : (node.text?.value ?? ''),
  byClinician: node?.byClinician ?? false,
  is: node?.type.kind === 'PeriodsType' ? 'state' : kindOf(type),
  type: node?.type.kind === 'PeriodsType' ? 'stretches of days, each with its first day and its last' : typeWords(type),
  values: type?.kind === 'enum' ? type.values : [],
  isOrdered: type?.kind === 'enum' && type.ordered,
  per: type?.kind === 'rate' ? type.per : '',
  fields: type?.kind === 'list' && node?.type.kind !== 'PeriodsType' ? type.fields.map(fieldOf) : [],
})

const fieldOf = ({ name, type, text }: Field): FactWords => ({ ...factOf(name, type, undefined), text })

const kindOf = (type: FactType | undefined): FactWords['is'] => {
  if (type === undefined) return 'other'
  switch (type.kind) {
    case 'enum':
    case 'code':
    case 'number':
    case 'span':
      return 'other'
    case 'yes/no':
    case 'count':
    case 'age':
    case 'date':
    case 'moment':
    case 'rate':
    case 'list':
      return type.kind
  }
}

const sentenceTexts: Readonly<Record<string, string>> = {
  'member.age': 'the member’s age',
  'member.birth_date': 'the member’s date of birth',
  'request.lines': 'the lines of the request',
}
