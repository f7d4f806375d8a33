/** Kinds of values in an author's words, and how their values are shown. The words of messages; decides nothing. */
import type { ValueForm } from '@rubric/runtime'
import type { FactType, ScalarType } from '../graph.ts'

export const inWords = (type: FactType): string => {
  switch (type.kind) {
    case 'yes/no': return 'a yes/no fact'
    case 'count': return 'a count'
    case 'number': return type.unit === '' ? 'a number' : `a number in ${type.unit}`
    case 'rate': return `a rate in ${type.noun} per ${type.per}`
    case 'span': return `a span in ${type.unit}`
    case 'date': return 'a date'
    case 'moment': return 'a date and time'
    case 'enum': return type.ordered ? `one of ${type.values.join(' < ')}` : `one of ${type.values.join(', ')}`
    case 'code': return type.system === '' ? 'a code' : `a code of ${type.system}`
    case 'age': return 'an age'
    case 'list': return 'a list'
  }
}

/** An example of what such a value can be compared with. */
export const exampleOf = (type: ScalarType): string => {
  switch (type.kind) {
    case 'yes/no': return '`yes` or `no`'
    case 'count': return 'a whole number, for example `2`'
    case 'number': return type.unit === '' ? 'a number, for example `2.5`' : `an amount, for example \`2.5 ${type.unit}\``
    case 'rate': return `a rate, for example \`3 ${type.noun} per ${type.per}\``
    case 'span': return `a span, for example \`3 ${type.unit}\``
    case 'date': return 'a date, for example `2026-03-01`'
    case 'moment': return 'a date and time, for example `2026-03-01 14:30`'
    case 'enum': return `one of ${type.values.map(value => `\`${value}\``).join(', ')}`
    case 'code': return type.system === '' ? 'a code, for example `H0015`' : `a code of ${type.system}`
    case 'age': return 'an age, for example `18 years`'
  }
}

export const formOf = (type: ScalarType): ValueForm => {
  switch (type.kind) {
    case 'yes/no': return { as: 'nothing' }
    case 'count': return { as: 'count' }
    case 'number': return { as: 'decimal', unit: type.unit }
    case 'rate': return { as: 'decimal', unit: `${type.noun} per ${type.per}` }
    case 'span': return { as: 'span', unit: type.unit }
    case 'date': return { as: 'day' }
    case 'moment': return { as: 'minute' }
    case 'enum': return { as: 'choice', values: type.values }
    case 'code': return { as: 'code' }
    case 'age': return { as: 'age' }
  }
}

/** What a section declares, in an author's words. */
export const sectionInWords = {
  criteria: 'a criteria block', requirement: 'a requirement', exception: 'an exception', determination: 'a determination', limit: 'a limit',
} as const
