/** What a declared type means: units, periods and code systems checked, the date of a list found. */
import type { Diagnostic, FactDeclaration, Name, TypeNode } from '@rubric/syntax'
import type { FactType, Field, ListType, ScalarType } from '../graph.ts'
import { isCodeSystem, unknownSystem } from './code-systems.ts'
import { reportName } from './diagnostics.ts'
import { didYouMean } from './suggest.ts'
import { isUnit, ratePeriod, spanUnit } from './units.ts'

/** Undefined where the type, or that of a field, could not be read or means nothing; that is reported. */
export const factType = (declaration: FactDeclaration, file: string, diagnostics: Diagnostic[]): FactType | undefined =>
  declaration.type.kind === 'ListType'
    ? listType(declaration, file, diagnostics)
    : scalarType(declaration.type, file, diagnostics)

const scalarType = (type: Exclude<TypeNode, { kind: 'ListType' }>, file: string, diagnostics: Diagnostic[]): ScalarType | undefined => {
  switch (type.kind) {
    case 'YesNoType': return { kind: 'yes/no' }
    case 'CountType': return { kind: 'count' }
    case 'DateType': return { kind: 'date' }
    case 'MomentType': return { kind: 'moment' }
    case 'NumberType': {
      const unit = type.unit?.text ?? ''
      if (type.unit === undefined || isUnit(unit)) return { kind: 'number', unit }
      const near = didYouMean(unit, commonUnits, 'Units are written as in UCUM, the code of units in health records.')
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

const commonUnits = ['kg', 'g', 'mg', 'cm', 'm', 'kg/m2', 'mm[Hg]', 'mg/dL', 'g/dL', 'mmol/L', 'Cel', '[degF]', '[lb_av]', '[in_i]', '%']

const reportRepeated = (names: readonly Name[], code: 'duplicate-value' | 'duplicate-field', file: string, diagnostics: Diagnostic[]): void => {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name.text)) diagnostics.push(reportName(code, { file, span: name }, { name: name.text }))
    seen.add(name.text)
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
    const type = field.type.kind === 'ListType' ? undefined : scalarType(field.type, file, diagnostics)
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
  }
  return { kind: 'list', fields: [...fields.values()], dateField }
}
