/** What a declared type means: units, periods and code systems checked, the date of a list found. */
import type { Diagnostic, FactDeclaration, Name, TypeNode } from '@rubric/syntax'
import type { FactType, Field, ListType, ScalarType } from '../graph.ts'
import { isCodeSystem, unknownSystem } from './code-systems.ts'
import { reportName } from './diagnostics.ts'
import { didYouMean } from './suggest.ts'
import { isUnit, ratePeriod, spanUnit } from './units.ts'

/** Undefined where the type, or that of a field, could not be read or means nothing; that is reported. */
export const factType = (declaration: FactDeclaration, file: string, diagnostics: Diagnostic[]): FactType | undefined =>
  declaration.type.kind === 'ListType' ? listType(declaration, file, diagnostics)
    : declaration.type.kind === 'PeriodsType' ? periods
      : scalarType(declaration.type, file, diagnostics)

const date: ScalarType = { kind: 'date' }

/** A state with starts and ends. An end that is not known may still be to come. */
const periods: ListType = {
  kind: 'list', dateField: 'from',
  fields: [{ name: 'from', type: date, text: 'first day' }, { name: 'to', type: date, text: 'last day' }],
}

/** Whether the entries of a list are periods of a state. */
export const isPeriods = (type: FactType): boolean =>
  type.kind === 'list' && ['from', 'to'].every(name => type.fields.some(field => field.name === name && field.type.kind === 'date'))

const scalarType = (type: Exclude<TypeNode, { kind: 'ListType' | 'PeriodsType' }>, file: string, diagnostics: Diagnostic[]): ScalarType | undefined => {
  switch (type.kind) {
    case 'YesNoType': return { kind: 'yes/no' }
    case 'CountType': return { kind: 'count' }
    case 'DateType': return { kind: 'date' }
    case 'MomentType': return { kind: 'moment' }
    case 'NumberType': {
      const unit = type.unit?.text ?? ''
      if (type.unit === undefined || isUnit(unit)) return { kind: 'number', unit }
      const meant = unitWords.get(unit.toLowerCase())
      const near = meant === undefined ? didYouMean(unit, commonUnits, 'UCUM is how health records write units.') : `Did you mean \`${meant}\`?`
      diagnostics.push(reportName('unknown-unit', { file, span: type.unit }, { unit, near }))
      return undefined
    }
    case 'RateType': {
      const per = ratePeriod(type.per.text)
      if (per !== undefined) return { kind: 'rate', noun: type.noun.text, per }
      diagnostics.push(reportName('unknown-period', { file, span: type.per }, { word: type.per.text }))
      return undefined
    }
    case 'SpanType': {
      const unit = spanUnit(type.unit.text)
      if (unit !== undefined) return { kind: 'span', unit }
      diagnostics.push(reportName('unknown-span-unit', { file, span: type.unit }, { word: type.unit.text }))
      return undefined
    }
    case 'EnumType': {
      reportRepeated(type.values, 'duplicate-value', file, diagnostics)
      return { kind: 'enum', ordered: type.ordered, values: [...new Set(type.values.map(value => value.text))] }
    }
    case 'CodeType': {
      if (isCodeSystem(type.system.text)) return { kind: 'code', system: type.system.text }
      diagnostics.push(unknownSystem(file, type.system, type.system.text))
      return undefined
    }
    case 'Missing': return undefined
    default: {
      const forgotten: never = type
      throw new Error(`no fact type for ${JSON.stringify(forgotten)}`)
    }
  }
}

/** Units that facts often have; there are many more. */
export const commonUnits: readonly string[] = ['kg', 'g', 'mg', 'cm', 'm', 'kg/m2', 'mm[Hg]', 'mg/dL', 'g/dL', 'mmol/L', 'Cel', '[degF]', '[lb_av]', '[in_i]', '%']

/** What people call units, and what UCUM does. */
const unitWords: ReadonlyMap<string, string> = new Map([
  ['kilogram', 'kg'], ['kilograms', 'kg'], ['kgs', 'kg'], ['gram', 'g'], ['grams', 'g'], ['milligram', 'mg'], ['milligrams', 'mg'],
  ['pound', '[lb_av]'], ['pounds', '[lb_av]'], ['lb', '[lb_av]'], ['lbs', '[lb_av]'], ['ounce', '[oz_av]'], ['ounces', '[oz_av]'], ['oz', '[oz_av]'],
  ['inch', '[in_i]'], ['inches', '[in_i]'], ['feet', '[ft_i]'], ['foot', '[ft_i]'], ['meter', 'm'], ['meters', 'm'], ['metres', 'm'],
  ['centimeter', 'cm'], ['centimeters', 'cm'], ['celsius', 'Cel'], ['fahrenheit', '[degF]'], ['mmhg', 'mm[Hg]'], ['bmi', 'kg/m2'],
  ['percent', '%'], ['percentage', '%'], ['bpm', '/min'], ['liter', 'L'], ['liters', 'L'], ['milliliter', 'mL'], ['milliliters', 'mL'],
])

const reportRepeated = (names: readonly Name[], code: 'duplicate-value' | 'duplicate-field', file: string, diagnostics: Diagnostic[]): void => {
  const seen = new Map<string, Name>()
  for (const name of names) {
    const first = seen.get(name.text)
    const related = first === undefined ? [] : [{ file, span: first, text: 'the first one' }]
    if (first !== undefined) diagnostics.push(reportName(code, { file, span: name, related }, { name: name.text }))
    else seen.set(name.text, name)
  }
}

const listType = (list: FactDeclaration, file: string, diagnostics: Diagnostic[]): ListType | undefined => {
  if (list.fields.length === 0) {
    diagnostics.push(reportName('list-without-fields', { file, span: list.name }, { name: list.name.text }))
    return undefined
  }
  reportRepeated(list.fields.map(field => field.name), 'duplicate-field', file, diagnostics)
  const fields = new Map<string, Field>()
  let whole = true
  for (const field of list.fields) {
    if (field.type.kind === 'PeriodsType') diagnostics.push(reportName('periods-in-list', { file, span: field.type }, { name: field.name.text }))
    const type = field.type.kind === 'ListType' || field.type.kind === 'PeriodsType' ? undefined : scalarType(field.type, file, diagnostics)
    if (type === undefined) whole = false
    else if (!fields.has(field.name.text)) {
      fields.set(field.name.text, { name: field.name.text, type, text: field.text?.value ?? '' })
    }
  }
  if (!whole) return undefined
  const dates = [...fields.values()].filter(({ type }) => type.kind === 'date' || type.kind === 'moment').map(({ name }) => name)
  const dateField = dates.includes('on') ? 'on' : dates.length === 1 ? dates[0] as string : null
  if (dates.length > 1 && dateField === null) {
    const holes = { name: list.name.text, fields: dates.join(', ') }
    diagnostics.push(reportName('ambiguous-date-field', { file, span: list.name }, holes))
    return undefined
  }
  return { kind: 'list', fields: [...fields.values()], dateField }
}
