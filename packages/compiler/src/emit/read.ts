/**
 * The way in: `read` copies facts into the record in one pass, which only finds out whether they fit. Where they do not, the
 * validator and the runtime library name every place. A module decides nothing about facts that do not fit.
 */
import type { Fact, FactType, ScalarType } from '../graph.ts'
import { REQUESTED } from './determine.ts'
import { HIGHEST_AGE } from './facts-schema.ts'
import { inputData, inputTree, leastOf } from './inputs.ts'
import type { InputNode, InputTree } from './inputs.ts'
import { constant, isList, storedProperties } from './model.ts'
import type { ListFact, Model } from './model.ts'
import { propertyName, variableName } from './names.ts'
import { entryType } from './record.ts'
import { dataLines, indented, literal } from './text.ts'

const unfit = (condition: string): string => `if (${condition}) return null`

/** Statements that read a scalar into local variables, one for each stored property. */
const scalarLines = (model: Model, name: string, type: ScalarType, raw: string): readonly string[] => {
  const variable = variableName(name)
  const low = variableName(name, '$low')
  const high = variableName(name, '$high')
  const read = (reader: string, ...args: readonly string[]): string => `${model.use(reader)}(${[raw, ...args].join(', ')})`
  const number = (reader: string): readonly string[] => [
    `const ${variable} = ${reader}`,
    unfit(`${variable} === ${model.use('MALFORMED')}`),
  ]
  const range = (first: string, last: string, soonest: string): readonly string[] => {
    const value = variableName(name, '$value')
    return [
      `const ${value} = ${raw}`,
      `const ${low} = ${model.use(first)}(${value}, ${soonest})`,
      unfit(`${low} === ${model.use('MALFORMED')}`),
      `const ${high} = ${model.use(last)}(${value}, ${low})`,
    ]
  }
  switch (type.kind) {
    case 'yes/no':
      return [`const ${variable} = ${read('readStatus')}`, unfit(`${variable} === ${model.use('MALFORMED_STATUS')}`)]
    case 'code':
      return [`const ${variable} = ${read('readCode')}`, unfit(`${variable} === ${model.use('MALFORMED_CODE')}`)]
    case 'count':
      return number(read('readWhole', '1', model.use('LARGEST')))
    case 'span':
      return number(read('readWhole', String(spanScale[type.unit]), model.use('LARGEST')))
    case 'number':
    case 'rate':
      return number(read('readDecimal', String(leastOf(type))))
    case 'enum':
      return number(read('readChoice', constant(model, 'words', `[${type.values.map(literal).join(', ')}]`)))
    case 'date':
      return range('readFirstDay', 'readLastDay', 'soonest')
    case 'moment':
      return range('readFirstMinute', 'readLastMinute', 'now + 1')
    case 'age':
      return number(read('readWhole', '12', String(HIGHEST_AGE)))
  }
}

const spanScale = { minutes: 1, hours: 60, days: 1, weeks: 7, months: 1, years: 12 } as const

const hasKind = (types: readonly ScalarType[], kind: ScalarType['kind']): boolean => types.some((type) => type.kind === kind)

/** The first day that is not over: what "not yet" means of a date. */
const soonestLine = (model: Model, types: readonly ScalarType[]): readonly string[] =>
  hasKind(types, 'date') ? [`const soonest = ${model.use('dayOfMinute')}(now + 1)`] : []

const asksForNow = ({ type }: ListFact): boolean => type.fields.some((field) => field.type.kind === 'date' || field.type.kind === 'moment')

/** Days that run backwards do not fit: `to` can only mean days before all that `from` can mean. One that is not given may be any. */
const stretchLines = (among: readonly { readonly name: string; readonly type: FactType }[], group = ''): readonly string[] => {
  const [from, to] = [`${group}from`, `${group}to`]
  const isDated = [from, to].every((end) => among.some(({ name, type }) => name === end && type.kind === 'date'))
  return isDated ? [unfit(`typeof ${variableName(to, '$value')} === 'string' && ${variableName(to, '$high')} < ${variableName(from, '$low')}`)] : []
}

/** The literal of a record or an entry, from the local variables. */
const recordLiteral = (start: string, extra: readonly string[], properties: readonly string[]): readonly string[] => [
  `${start}{`,
  ...indented([...extra, ...properties.map((property) => `${property}: ${property}$,`)]),
  '}',
]

const placesConstant = (model: Model, name: string, keys: readonly string[]): readonly string[] =>
  dataLines(keys, `const ${name} = ${model.use('placesOf')}(`).map((line, index, lines) =>
    index === lines.length - 1 ? `${line})` : line,
  )

const entriesFunction = (model: Model, list: ListFact): readonly string[] => {
  const type = entryType(model, list)
  const name = model.lists.get(list.name) ?? ''
  const { fields } = list.type
  const stored = fields.flatMap((field) => storedProperties(field.name, field.type).map(([property]) => property))
  const copy = recordLiteral('copies.push(', [], stored)
  return [
    ...placesConstant(
      model,
      `places${name}`,
      fields.map((field) => field.name),
    ),
    '',
    `const read${name} = (entries: unknown, ${asksForNow(list) ? 'now: number, ' : ''}notes: ${model.useType('Notes')}): readonly ${type}[] | null => {`,
    ...indented([
      'if (!Array.isArray(entries)) return null',
      ...soonestLine(
        model,
        fields.map((field) => field.type),
      ),
      `const copies: ${type}[] = []`,
      'for (const entry of entries as readonly unknown[]) {',
      ...indented([
        `const given = ${model.use('gather')}(entry, places${name}, notes)`,
        unfit('given === null'),
        ...fields.flatMap((field, place) => scalarLines(model, field.name, field.type, `given[${place}]`)),
        ...stretchLines(fields),
        ...copy.slice(0, -1),
        '})',
      ]),
      '}',
      'return copies',
    ]),
    '}',
    '',
  ]
}

const listLines = (model: Model, list: ListFact, value: string): readonly string[] => {
  const variable = variableName(list.name)
  const raw = variableName(list.name, '$value')
  const given = variableName(list.name, '$given')
  const through = variableName(list.name, '$through')
  const entries = `read${model.lists.get(list.name) ?? ''}(${given}[1], ${asksForNow(list) ? 'now, ' : ''}notes)`
  const read = `${model.use('readThrough')}(${given}[0])`
  // A request is complete, whatever is said of it: nothing has to be known of what was not requested.
  const isRequest = list.name === REQUESTED
  const readThrough = isRequest ? variableName(list.name, '$read') : through
  return [
    `const ${raw} = ${value}`,
    `const ${given} = ${model.use('gatherKnown')}(${raw}, ${model.use('LIST_PLACES')}, notes)`,
    unfit(`${given} === null`),
    `const ${readThrough} = ${read}`,
    unfit(`${readThrough} === ${model.use('MALFORMED')}`),
    ...(isRequest ? [`const ${through} = ${raw} === undefined || ${raw} === null ? ${model.use('NEVER')} : Infinity`] : []),
    `const ${variable} = ${raw} === undefined || ${raw} === null ? [] : ${entries}`,
    unfit(`${variable} === null`),
  ]
}

const placesName = (node: InputNode & { readonly kind: 'group' }): string => `places$${variableName(node.name)}`

/** The places of each group's keys, inner groups first. */
const groupPlaces = (model: Model, tree: InputTree): readonly string[] =>
  [...tree.values()].flatMap((node) =>
    node.kind === 'group'
      ? [...groupPlaces(model, node.members), ...placesConstant(model, placesName(node), [...node.members.keys()])]
      : [],
  )

const factsIn = (tree: InputTree): readonly Fact[] => [...tree.values()].flatMap((node) => (node.kind === 'fact' ? [node.fact] : []))

const nodeLines = (model: Model, node: InputNode, value: string): readonly string[] => {
  if (node.kind === 'group') {
    const given = variableName(node.name)
    return [
      `const ${given} = ${model.use('gatherKnown')}(${value}, ${placesName(node)}, notes)`,
      unfit(`${given} === null`),
      ...treeLines(model, node.members, given),
      ...(node.name === 'request' ? stretchLines(factsIn(node.members), 'request.') : []),
    ]
  }
  const { fact } = node
  if (isList(fact)) return listLines(model, fact, value)
  return fact.type.kind === 'list' ? [] : scalarLines(model, fact.name, fact.type, value)
}

const treeLines = (model: Model, tree: InputTree, given: string): readonly string[] =>
  [...tree.values()].flatMap((node, place) => nodeLines(model, node, `${given}[${place}]`))

/** An age comes from one of two facts; giving both is refused. */
const ageLines = (model: Model, inputs: readonly Fact[]): readonly string[] => {
  if (!inputs.some((fact) => fact.type.kind === 'age')) return []
  const [age, low, high] = [variableName('member.age'), variableName('member.age', '$low'), variableName('member.age', '$high')]
  return [
    unfit(`!Number.isNaN(${age}) && typeof ${variableName('member.birth_date', '$value')} === 'string'`),
    ...(model.facts.has('member.age')
      ? [
          '// Completed months: a range for an age in years, and for a birth date known in part.',
          `const ${low} = ${ageEnd(model, 'lowestAge', `${age}`)}`,
          `const ${high} = ${ageEnd(model, 'highestAge', `${age} + 11`)}`,
        ]
      : []),
  ]
}

const ageEnd = (model: Model, end: 'lowestAge' | 'highestAge', given: string): string => {
  const [first, last] = [variableName('member.birth_date', '$low'), variableName('member.birth_date', '$high')]
  return `Number.isNaN(${variableName('member.age')}) ? ${model.use(end)}(${first}, ${last}, asOf) : ${given}`
}

const copyFunction = (model: Model, inputs: readonly Fact[]): readonly string[] => {
  const stored = model.graph.facts.flatMap((fact) =>
    isList(fact)
      ? [propertyName(fact.name), `${propertyName(fact.name)}$through`]
      : fact.type.kind === 'list'
        ? []
        : storedProperties(fact.name, fact.type).map(([property]) => property),
  )
  const tree = inputTree(inputs)
  return [
    ...placesConstant(model, 'places', [...tree.keys()]),
    ...groupPlaces(model, tree),
    '',
    '/** The record of facts that fit; null where something does not. */',
    `const copy = (facts: unknown, asOf: number, now: number, notes: ${model.useType('Notes')}): MemberRecord | null => {`,
    ...indented([
      `const given = ${model.use('gather')}(facts, places, notes)`,
      unfit(`given === null || asOf === ${model.use('MALFORMED')}`),
      ...soonestLine(
        model,
        inputs.flatMap(({ type }) => (type.kind === 'list' ? [] : [type])),
      ),
      ...treeLines(model, tree, 'given'),
      ...ageLines(model, inputs),
      ...recordLiteral('return ', ['$as_of: asOf,', '$now: now,'], stored),
    ]),
    '}',
    '',
  ]
}

export const readPath = (model: Model, inputs: readonly Fact[]): readonly string[] => {
  const reading = model.useType('Reading')
  return [
    '/** What the input may hold, for naming what does not fit and what nobody asked for. */',
    ...dataLines(inputData(inputTree(inputs)), `const inputs: readonly ${model.useType('Member')}[] = `),
    '',
    ...model.graph.facts.filter(isList).flatMap((list) => entriesFunction(model, list)),
    ...copyFunction(model, inputs),
    '/**',
    ' * Takes facts in, as of a day or a minute written `2026-03-01` or `2026-03-01T14:30`: a record to decide on, or every place',
    ' * that does not fit.',
    ' * `ignored` names the keys that no fact of this policy has.',
    ' */',
    `export const read = (facts: unknown, asOf: string): ${reading}<MemberRecord> => {`,
    ...indented([
      'const notes = { extra: false }',
      `const day = ${model.use('readAsOf')}(asOf)`,
      `const record = copy(facts, day, ${model.use('readNow')}(asOf, day), notes)`,
      `if (record === null) return { ok: false, problems: ${model.use('findProblems')}(inputs, facts, asOf, validate) }`,
      `return { ok: true, record, ignored: notes.extra ? ${model.use('findIgnored')}(inputs, facts) : [] }`,
    ]),
    '}',
    '',
  ]
}
