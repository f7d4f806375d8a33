/** Kinds of facts as a person who fills in a form is told of them. */
import type { FactDeclaration, TypeNode } from '@rubric/syntax'
import type { FactType } from '@rubric/compiler'
import { joined, spoken } from './words.ts'

/** As declared, `yes or no`, `hours per week`, `one of …`. */
export const typeWords = (type: TypeNode): string => {
  switch (type.kind) {
    case 'YesNoType': return 'yes or no'
    case 'CountType': return 'a whole number'
    case 'NumberType': return type.unit === undefined ? 'a number' : `a number in ${type.unit.text}`
    case 'RateType': return `a number of ${type.noun.text} per ${type.per.text}`
    case 'SpanType': return `a length of time in ${type.unit.text}`
    case 'DateType': return 'a date'
    case 'MomentType': return 'a date with its time'
    case 'EnumType': return choices(type.values.map(({ text }) => text), type.ordered)
    case 'CodeType': return `a code of ${type.system.text}`
    case 'ListType': return 'a list'
    case 'PeriodsType': return 'stretches of days, each with its first day and its last'
    case 'Missing': return 'of a kind that is still to be written'
  }
}

/** The same of facts that nobody declares. */
export const builtInTypeWords = (type: FactType): string => {
  switch (type.kind) {
    case 'yes/no': return 'yes or no'
    case 'count': return 'a whole number'
    case 'number': return type.unit === '' ? 'a number' : `a number in ${type.unit}`
    case 'rate': return `a number of ${type.noun} per ${type.per}`
    case 'span': return `a length of time in ${type.unit}`
    case 'date': return 'a date'
    case 'moment': return 'a date with its time'
    case 'enum': return choices(type.values, type.ordered)
    case 'code': return type.system === '' ? 'a code' : `a code of ${type.system}`
    case 'age': return 'an age, from the date of birth or in completed years'
    case 'list': return 'a list'
  }
}

const choices = (values: readonly string[], isOrdered: boolean): string =>
  `one of ${joined(values.map(spoken), 'or')}${isOrdered ? ', from the least to the most' : ''}`

/** Who says it. */
export const sourceWords = ({ byClinician }: Pick<FactDeclaration, 'byClinician'>): string => (byClinician ? 'judged by a clinician' : 'taken from the record or the request')
