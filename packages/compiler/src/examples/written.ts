/** The value of a fact, as it stands under `given`. */
import type { ScalarType } from '../graph.ts'

/** A value of a record as an author writes it; null where the language has no way to. */
export const writtenValue = (type: ScalarType, value: unknown): string | null => {
  if (value === undefined || value === null) return 'unknown'
  if (typeof value === 'number' && value < 0) return null
  if (value === 'not yet' && (type.kind === 'date' || type.kind === 'moment')) return value
  switch (type.kind) {
    case 'yes/no':
      return value === true ? 'yes' : 'no'
    case 'count':
      return String(value)
    case 'number':
      return type.unit === '' ? decimal(value) : `${decimal(value)} ${type.unit}`
    case 'rate':
      return `${decimal(value)} ${type.noun} per ${type.per}`
    case 'span':
      return `${String(value)} ${type.unit}`
    case 'age':
      return `${String(value)} years`
    // A year before 1000 alone reads as a code.
    case 'date':
      return /^0\d{3}$/.test(String(value)) ? null : String(value)
    case 'enum':
    case 'code':
      return String(value)
    case 'moment':
      return String(value).replace('T', ' ')
  }
}

const decimal = (value: unknown): string => (typeof value === 'number' ? value.toFixed(6).replace(/\.?0+$/, '') : String(value))
