/** The record that decisions read: one shape for every member, with each unknown spelled out. */
import type { ScalarType } from '../graph.ts'
import { isList, storedProperties } from './model.ts'
import type { ListFact, Model } from './model.ts'
import { propertyName } from './names.ts'
import { comment, indented, typeKey } from './text.ts'

const storedAs = (type: ScalarType): string => {
  switch (type.kind) {
    case 'yes/no':
    case 'code':
      return ''
    case 'count':
      return ''
    case 'number':
    case 'rate':
      return 'millionths'
    case 'span':
      return type.unit === 'weeks' ? 'days' : type.unit === 'years' ? 'months' : type.unit === 'hours' ? 'minutes' : type.unit
    case 'enum':
      return type.values.map((value, index) => `${index} ${value}`).join(', ')
    case 'age':
      return 'completed months'
    case 'date':
      return 'days since 1970-01-01'
    case 'moment':
      return 'minutes since 1970-01-01T00:00'
  }
}

const properties = (model: Model, name: string, type: ScalarType): readonly string[] => {
  const note = storedAs(type)
  return [
    ...(note === '' ? [] : [`/** ${comment(note)} */`]),
    ...storedProperties(name, type).map(
      ([property, text]) => `readonly ${typeKey(property)}: ${text === 'Status' ? model.useType(text) : text}`,
    ),
  ]
}

export const entryType = (model: Model, list: ListFact): string => `${model.lists.get(list.name) ?? ''}Entry`

const entryInterface = (model: Model, list: ListFact): readonly string[] => [
  `/** An entry of ${comment(list.name)}. */`,
  `interface ${entryType(model, list)} {`,
  ...indented(list.type.fields.flatMap((field) => properties(model, field.name, field.type))),
  '}',
  '',
]

export const recordTypes = (model: Model): readonly string[] => [
  ...model.graph.facts.filter(isList).flatMap((list) => entryInterface(model, list)),
  '/**',
  ' * One member as decisions read it; made by `read`. A fact that is not known is UNKNOWN, NaN, null, or the range of all',
  ' * that it can be. `$` stands for the dot of a name and before the part of a value.',
  ' */',
  'export interface MemberRecord {',
  ...indented([
    '/** The day of the evaluation. */',
    'readonly $as_of: number',
    '/** The minute of the evaluation; of a day, its last. */',
    'readonly $now: number',
    ...model.graph.facts.flatMap((fact) =>
      isList(fact)
        ? [
            `readonly ${propertyName(fact.name)}: readonly ${entryType(model, fact)}[]`,
            '/** The day through which that list is complete. */',
            `readonly ${propertyName(fact.name)}$through: number`,
          ]
        : fact.type.kind === 'list'
          ? []
          : properties(model, fact.name, fact.type),
    ),
  ]),
  '}',
  '',
]
