/** Which names fit where the grammar asks for one: a row for each rule that has names. */
import { codeSystems, headerStatuses, type NamedThing, type SymbolKind } from '@rubric/compiler'
import { isList, isPeriods } from '../fact-types.ts'
import { addressesFor } from './addresses.ts'
import { codesFor, codesInUse } from './codes.ts'
import { typeInWords } from './describe.ts'
import { labelsFor } from './labels.ts'
import { named, plain, type Offer } from './offer.ts'
import { idAt, isVocabulary } from './scope.ts'
import { entryAt, givenAt, isDate, kindOf, lastWord, listAbove, wantedAt, type Ask, type Kind } from './types.ts'
import {
  countedUnits,
  durationUnits,
  nounsOfRates,
  periodsOf,
  spanWords,
  timeUnits,
  unitsFor,
  unitsOfFacts,
  unitsOfNumbers,
} from './units.ts'
import { within } from './walk.ts'

type Names = (ask: Ask) => readonly Offer[]

const things = (ask: Ask, rank: number, ...kinds: readonly SymbolKind[]): readonly Offer[] =>
  ask.scope.things.filter(({ kind }) => kinds.includes(kind)).map((thing) => named(ask, thing, rank))

const calendars: Names = (ask) => things(ask, 0, 'calendar')
const isFact = ({ kind }: NamedThing): boolean => kind === 'fact'

const facts = (ask: Ask, rank: (thing: NamedThing) => number | undefined): readonly Offer[] =>
  ask.scope.things.filter(isFact).flatMap((thing) => {
    const at = rank(thing)
    return at === undefined ? [] : [named(ask, thing, at)]
  })

const lists: Names = (ask) => facts(ask, ({ type }) => (isList(type) ? 0 : undefined))

const fieldsOf = (ask: Ask, rank: number): readonly Offer[] =>
  (entryAt(ask, ask.frame)?.fields ?? []).map(({ name, type, text }) => plain('field', name, rank, typeInWords(type), text))

// ---- conditions --------------------------------------------------------------------------------------------

const isAfter = ({ way, frame }: Ask): boolean => frame.from < way.words.length

/** A condition begins with a name; after `day 3 of` stands a list. Of an entry no other list is asked, and no criteria. */
const operands: Names = (ask) => {
  if (isAfter(ask)) return lists(ask)
  const isEntry = entryAt(ask, ask.frame) !== undefined
  return [
    ...fieldsOf(ask, 0),
    ...facts(ask, ({ type }) => (isList(type) ? (isEntry ? undefined : 4) : 1)),
    ...things(ask, 2, ...(isEntry ? (['define'] as const) : (['define', 'criteria', 'requirement', 'exception'] as const))),
  ]
}

const isAlike = (a: Kind, b: Kind): boolean => a.kind === b.kind || (isDate(a) && isDate(b))

/** The values of an enumeration, the codes that the policy knows, and facts of the same kind. */
const values: Names = (ask) => {
  // What is given of a member is no name of another fact.
  if (within(ask.frame, 'givenValue') !== undefined) return givenValues(ask)
  if (isAfter(ask)) return lists(ask)
  const wanted = wantedAt(ask, ask.frame)
  const isFitting = (kind: Kind | undefined): boolean =>
    kind !== undefined && (wanted === undefined ? kind.kind !== 'list' : isAlike(kind, wanted))
  return [
    ...(wanted?.kind === 'enum'
      ? wanted.values.map((value, at) => plain('value', value, at < 9 ? 0 : 1, typeInWords(wanted)))
      : []),
    ...(wanted?.kind === 'code' ? codesFor(ask, wanted.system) : []),
    ...(entryAt(ask, ask.frame)?.fields ?? [])
      .filter(({ type }) => isFitting(type))
      .map(({ name, type, text }) => plain('field', name, 2, typeInWords(type), text)),
    ...facts(ask, ({ type }) => (isFitting(type) ? 2 : undefined)),
    ...things(ask, 3, 'define').filter(({ label }) => canStandFor(ask, label, isFitting)),
  ]
}

/** Of what cannot be told, it may. */
const canStandFor = ({ scope }: Ask, name: string, isFitting: (kind: Kind) => boolean): boolean => {
  const thing = scope.named(name)
  const kind = thing === undefined ? undefined : kindOf(scope, thing)
  return kind === undefined || (kind.kind !== 'condition' && isFitting(kind))
}

/** `count of LIST`, `any LIST`; but `sum of LIST.field`, `latest LIST.field`. */
const selected: Names = (ask) => {
  const [first, second] = ask.way.words.slice(-2).map(({ text }) => text)
  const last = second ?? first
  const isSum = last === 'of' && first === 'sum'
  if (!isSum && last !== 'latest' && last !== 'earliest') return lists(ask)
  return ask.scope.things
    .filter(isFact)
    .flatMap((thing) =>
      (isList(thing.type) ? thing.type.fields : []).flatMap(({ name, type, text }) =>
        isSum && !summed.has(type.kind)
          ? []
          : [plain('field', `${ask.scope.written(thing)}.${name}`, 0, typeInWords(type), text)],
      ),
    )
}

const summed: ReadonlySet<string> = new Set(['count', 'number', 'rate', 'span'])

const among: Names = (ask) => (lastWord(ask) === 'during' ? calendars(ask) : things(ask, 0, 'codes'))

const quantityUnits: Names = (ask) => {
  const wanted = wantedAt(ask, ask.frame)
  const last = lastWord(ask)
  if (last === 'per') return periodsOf(wanted)
  if (wanted?.kind !== 'time') return unitsFor(wanted, last)
  const isAlone = ask.frame.outer?.rule === 'operand'
  return [...timeUnits(last, within(ask.frame, 'window', 'period') === undefined), ...(isAlone ? unitsOfFacts(ask, last) : [])]
}

const workingTime: Names = (ask) => {
  const last = lastWord(ask)
  if (last === 'of') return calendars(ask)
  return last === 'open' ? spanWords(['minutes', 'hours']) : spanWords(['day', 'days'])
}

// ---- other lines -------------------------------------------------------------------------------------------

const vocabularies: Names = ({ place: { program, path } }) => {
  const used = new Set(program.uses(path))
  return program
    .paths()
    .filter((each) => each !== path && isVocabulary(program, each))
    .map((each) => plain('policy', idAt(program, each), used.has(each) ? 1 : 0, 'vocabulary', `\`${each}\``))
}

const givenFacts: Names = (ask) => {
  const given = new Set(ask.way.before.map(({ words }) => words[0]?.text))
  return facts(ask, (thing) => (given.has(ask.scope.written(thing)) ? undefined : 0))
}

const givenFields: Names = (ask) => {
  const given = new Set(ask.way.words.filter((_, at, all) => at === 0 || all[at - 1]?.text === ',').map(({ text }) => text))
  return (listAbove(ask)?.fields ?? [])
    .filter(({ name }) => !given.has(name))
    .map(({ name, type, text }, at) => plain('field', name, Math.min(at, 9), typeInWords(type), text))
}

const givenValues: Names = (ask) => {
  const type = givenAt(ask, ask.frame)
  if (type?.kind === 'enum') return type.values.map((value) => plain('value', value, 0, typeInWords(type)))
  return type?.kind === 'code' ? codesFor(ask, type.system) : []
}

const systems: Names = () => codeSystems.map((system) => plain('code system', system, 3, 'code system'))

/** By the rule that has the name. Names that are new have no row to be offered from. */
export const namesByRule: Readonly<Record<string, Names>> = {
  operand: operands,
  value: values,
  codeLiteral: values,
  selection: selected,
  amongTest: among,
  moved: calendars,
  quantity: quantityUnits,
  workingTime,
  whileState: (ask) => facts(ask, ({ type }) => (isPeriods(type) ? 0 : undefined)),
  headerEntry: () => headerStatuses.map((status) => plain('value', status, 0, 'status')),
  use: vocabularies,
  numberType: unitsOfNumbers,
  rateType: nounsOfRates,
  type: () => spanWords(['minutes', 'hours', 'days', 'weeks', 'months', 'years']),
  givenFact: givenFacts,
  givenField: givenFields,
  givenValue: givenValues,
  address: addressesFor,
  codesOf: (ask) => things(ask, 0, 'codes'),
  system: systems,
  code: codesInUse,
  label: labelsFor,
  counted: countedUnits,
  duration: durationUnits,
}
