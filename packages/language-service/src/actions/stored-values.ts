/** Values as a rule graph stores them, as records give them, and as authors write them. */
import { type ScalarType, spanUnits } from '@rubric/compiler'
import { DECIMAL_SCALE, formatDay, formatMinute } from '@rubric/runtime'

/** A number, or a code. */
export type Stored = number | string

/** The smallest difference that an author would write; the number says how exact it is. */
export const stepOf = (type: ScalarType, at: number): number => {
  switch (type.kind) {
    case 'number':
    case 'rate': {
      let step = DECIMAL_SCALE
      while (step > 1 && at % step !== 0) step /= 10
      return step
    }
    case 'span':
      return spanUnits[type.unit].factor
    case 'age':
      return 12
    case 'yes/no':
    case 'count':
    case 'date':
    case 'moment':
    case 'enum':
    case 'code':
      return 1
  }
}

/** Whether it can be written, and given. */
export const isWithin = (type: ScalarType, value: Stored): boolean => {
  if (typeof value === 'string') return type.kind === 'code'
  if (type.kind === 'enum') return value >= 0 && value < type.values.length
  if (type.kind === 'span') return value >= 0 && value % spanUnits[type.unit].factor === 0
  if (type.kind === 'age') return value >= 0 && value % 12 === 0
  return value >= 0
}

/** As it stands in a record. */
export const asInput = (type: ScalarType, value: Stored): unknown => {
  if (typeof value === 'string') return value
  switch (type.kind) {
    case 'yes/no':
      return value !== 0
    case 'count':
      return value
    case 'number':
    case 'rate':
      return value / DECIMAL_SCALE
    case 'span':
      return value / spanUnits[type.unit].factor
    case 'age':
      return value / 12
    case 'enum':
      return type.values[value]
    case 'date':
      return formatDay(value)
    case 'moment':
      return formatMinute(value)
    case 'code':
      return String(value)
  }
}

/** As it stands under `given`. */
export const asWritten = (type: ScalarType, value: Stored): string => {
  const input = asInput(type, value)
  switch (type.kind) {
    case 'yes/no':
      return input === true ? 'yes' : 'no'
    case 'number':
      return type.unit === '' ? String(input) : `${String(input)} ${type.unit}`
    case 'rate':
      return `${String(input)} ${type.noun} per ${type.per}`
    case 'span':
      return `${String(input)} ${type.unit}`
    case 'age':
      return `${String(input)} years`
    case 'moment':
      return String(input).replace('T', ' ')
    case 'count':
    case 'date':
    case 'enum':
    case 'code':
      return String(input)
  }
}
