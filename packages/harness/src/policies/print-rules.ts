/** Writes what a file says with its facts: definitions, criteria, guidance and interpretations. */
import type { CriteriaModel, DefineModel, NoteModel } from './model.ts'
import { printCondition, printValue, type Writer } from './print-conditions.ts'
import { cited, logical, printBody, quote } from './print-outline.ts'
import type { Naming, Scope, ValueType } from './scope.ts'
import { at, criteriaNames, defineNames, noteNames } from './words.ts'

export interface Section {
  readonly lines: readonly string[]
}

const extend = (scope: Scope, name: string, type: 'flag' | 'date' | 'moment' | ValueType, constant = false): Scope =>
  constant && typeof type !== 'string'
    ? { ...scope, constants: [...scope.constants, { name, type }] }
    : type === 'flag'
      ? { ...scope, flags: [...scope.flags, name] }
      : type === 'date'
        ? { ...scope, dates: [...scope.dates, name] }
        : type === 'moment'
          ? { ...scope, moments: [...scope.moments, name] }
          : { ...scope, values: [...scope.values, { name, type }] }

const defineLines = (model: DefineModel, name: string, text: string): readonly string[] => {
  const head = `define ${name}${model.text === null ? '' : ` ${quote(model.text)}`}${cited(model.cite)}`
  return model.below && model.text !== null ? [head, ...logical(1, text)] : logical(0, `${head}: ${text}`)
}

interface PrintedDefines {
  readonly sections: readonly Section[]
  readonly scope: Scope
  /** With those definitions alone that look at no list: others cannot stand in a filter. */
  readonly base: Scope
}

/** Prints definitions in turn, each in the scope of those before it. */
export const printDefines = (defines: readonly DefineModel[], writer: Writer, names: Naming): PrintedDefines => {
  let { scope, base } = writer
  const known = (name: string): boolean =>
    [base.flags, base.dates, base.moments].some((all) => all.includes(name)) ||
    [base.values, base.constants, base.codeSets].some((all) => all.some((each) => each.name === name))
  const sections = defines.map((model): Section => {
    let plain = true
    const use = (name: string): void => {
      if (!known(name)) plain = false
      writer.use(name)
    }
    const inner: Writer = { ...writer, scope, base, use }
    const name = names(defineNames, model.name)
    const { text, type, constant } =
      model.means.kind === 'condition'
        ? { text: printCondition(inner, model.means.condition), type: 'flag' as const, constant: false }
        : printValue(inner, model.means.value)
    scope = extend(scope, name, type, constant)
    if (plain) base = extend(base, name, type, constant)
    return { lines: defineLines(model, name, text) }
  })
  return { sections, scope, base }
}

export const printCriteria = (
  all: readonly CriteriaModel[],
  writer: Writer,
  names: Naming,
): {
  readonly sections: readonly Section[]
  readonly addresses: readonly string[]
  readonly names: readonly string[]
  /** With all criteria in it. */
  readonly scope: Scope
} => {
  let { scope } = writer
  const addresses: string[] = []
  const given: string[] = []
  const sections = all.map((model): Section => {
    const name = names(criteriaNames, model.name)
    const body = printBody({ ...writer, scope }, 1, model.body, name)
    addresses.push(...body.addresses)
    given.push(name)
    scope = extend(scope, name, 'flag')
    return {
      lines: [`criteria ${name}${model.title === null ? '' : ` ${quote(model.title)}`}${cited(model.cite)}`, ...body.lines],
    }
  })
  return { sections, addresses, names: given, scope }
}

export const noteSection = (note: NoteModel, index: number, addresses: readonly string[], names: Naming): Section => {
  const name = names(noteNames, index)
  if (note.guidance) {
    return {
      lines: [`guidance ${name} ${quote(note.text)}${cited(note.cite)}`, ...note.items.map((item) => `  - ${quote(item)}`)],
    }
  }
  const affects = [...new Set(note.affects.map((pick) => at(addresses, pick)))]
  return {
    lines: [
      `interpretation ${name} ${quote(note.text)}${cited(note.cite)}`,
      '  against    "the words allow another reading"',
      '  decided by "Utilization Committee" on 2026-02-10',
      '  because    "only this reading fits the rest"',
      `  affects    ${affects.join(', ')}`,
    ],
  }
}
