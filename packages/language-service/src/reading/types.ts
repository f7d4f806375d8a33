/** Kinds of facts as a person who fills in a form is told of them. */
import type { FactType } from '@rubric/compiler'
import { joined, spoken } from './words.ts'

/** `yes or no`, `a number of hours per week`, `one of …`. */
export const typeWords = (type: FactType | undefined): string => {
  if (type === undefined) return 'of a kind that is still to be written'
  switch (type.kind) {
    case 'yes/no':
      return 'yes or no'
    case 'count':
      return 'a whole number'
    case 'number':
      return type.unit === '' ? 'a number' : `a number in ${type.unit}`
    case 'rate':
      return `a number of ${type.noun} per ${type.per}`
    case 'span':
      return `a length of time in ${type.unit}`
    case 'date':
      return 'a date'
    case 'moment':
      return 'a date with its time'
    case 'enum':
      return `one of ${joined(type.values.map(spoken), 'or')}${type.ordered ? ', from the least to the most' : ''}`
    case 'code':
      return type.system === '' ? 'a code' : `a code of ${type.system}`
    case 'age':
      return 'an age, from the date of birth or in completed years'
    case 'list':
      return 'a list'
  }
}

/** Who says it. */
export const sourceWords = ({ byClinician }: { readonly byClinician: boolean }): string =>
  byClinician ? 'judged by a clinician' : 'taken from the record or the request'
