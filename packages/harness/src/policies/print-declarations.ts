/** Writes the facts that a file declares: lists and states among them. */
import type { PaletteModel } from './model.ts'
import { cited, quote } from './print-outline.ts'
import type { AnyType, Declared, DeclaredFact, DeclaredList } from './scope.ts'
import { at } from './words.ts'

const typeText = (type: AnyType): string => {
  switch (type.kind) {
    case 'flag':
      return 'yes/no'
    case 'count':
      return 'count'
    case 'decimal':
      return 'number'
    case 'measure':
      return `number in ${type.unit}`
    case 'rate':
      return `${type.noun} per ${type.period}`
    case 'span':
      return `span in ${type.unit}`
    case 'date':
      return 'date'
    case 'moment':
      return 'date and time'
    case 'enum':
      return type.ordered ? type.values.join(' < ') : `one of ${type.values.join(', ')}`
    case 'code':
      return `code of ${type.system}`
    case 'age':
      return 'count'
  }
}

const factLines = ({ name, type, model }: DeclaredFact): readonly string[] => {
  const text = model.text === null ? '' : `  ${quote(model.text)}`
  return [`  ${name}  ${typeText(type)}${model.byClinician ? ', by clinician' : ''}${text}${cited(model.cite)}`]
}

const listLines = ({ name, fields, model }: DeclaredList): readonly string[] => [
  `  ${name}  list of${model.text === null ? '' : `  ${quote(model.text)}`}${cited(model.cite)}`,
  ...fields.map((field) => `    ${field.name}  ${typeText(field.type)}`),
]

const stateLine = ({ name, model }: Declared['states'][number]): string =>
  `  ${name}  periods${model.byClinician ? ', by clinician' : ''}${model.text === null ? '' : `  ${quote(model.text)}`}${cited(model.cite)}`

/** Declarations of everything used, and of the few facts that stand there unread. */
export const factsSection = (declared: Declared, palette: PaletteModel, used: ReadonlySet<string>): readonly string[] => {
  const unread = new Set(palette.unread.map((pick) => at(declared.facts, pick).name))
  const lines = [
    ...declared.facts.filter((fact) => used.has(fact.name) || unread.has(fact.name)).flatMap(factLines),
    ...declared.lists.filter((list) => used.has(list.name)).flatMap(listLines),
    ...declared.states.filter((state) => used.has(state.name)).map(stateLine),
  ]
  return lines.length > 0 ? ['facts', ...lines] : []
}
