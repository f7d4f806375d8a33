/** Which words of the language fit the kinds of what stands before them, and how likely they are. */
import { repeatableLines } from '@rubric/compiler'
import type { HeaderKey } from '@rubric/syntax'
import { isList } from '../fact-types.ts'
import { meaningOf } from './meanings.ts'
import { plain, type Offer } from './offer.ts'
import type { Phrase } from './phrases.ts'
import { idAt } from './scope.ts'
import { entryAt, givenAt, isDate, subjectAt, wantedAt, type Ask, type Kind } from './types.ts'
import { within } from './walk.ts'

type Relations = ReadonlySet<string>

const equal = ['is', 'is not']
const chosen = [...equal, 'in', 'not in']
const ordered = [...chosen, 'at least', 'at most', 'more than', 'less than', 'between']
const dated = [
  'before',
  'after',
  'on',
  'on or before',
  'on or after',
  'between',
  'within',
  'at least',
  'more than',
  'less than',
  'exactly',
  'is',
  'is not',
  'during',
  'not during',
]

const relations: Readonly<Record<Kind['kind'], Relations>> = {
  'yes/no': new Set(equal),
  count: new Set(ordered),
  number: new Set(ordered),
  rate: new Set(ordered),
  span: new Set(ordered),
  age: new Set(ordered),
  enum: new Set(ordered),
  code: new Set(chosen),
  date: new Set(dated),
  moment: new Set(dated),
  list: new Set(['at least']),
  condition: new Set(),
  time: new Set(),
}

const unordered: Relations = new Set(chosen)

const relationsOf = (kind: Kind): Relations => (kind.kind === 'enum' && !kind.ordered ? unordered : relations[kind.kind])

const beginsWith = (allowed: Relations, phrase: string): boolean =>
  [...allowed].some((each) => each === phrase || each.startsWith(`${phrase} `))

type Rank = number | undefined
type Suits = (ask: Ask, phrase: string) => Rank

/** A number lacks its unit before anything else; `between 3 and 21 years` has it at the end. */
const relation: Suits = (ask, phrase) => {
  const rank = relationRank(ask, phrase)
  return rank !== undefined && /^\d+$/.test(ask.way.words.at(-1)?.text ?? '') && phrase !== 'and' ? 6 : rank
}

/** After the first word of a relation (`at`) comes the rest of it. */
const relationRank: Suits = (ask, phrase) => {
  const kind = subjectAt(ask, ask.frame)
  const started = ask.way.words.slice(within(ask.frame, 'test')?.from ?? 0).map(({ text }) => text)
  if (kind === undefined) return 3
  const whole = [...started, phrase].join(' ')
  if (started.length === 0) return beginsWith(relationsOf(kind), phrase) ? (kind.kind === 'yes/no' ? 6 : 1) : undefined
  return [...relationsOf(kind)].some((each) => each === whole || each.startsWith(`${whole} `) || whole.startsWith(`${each} `))
    ? 1
    : undefined
}

const numeric: ReadonlySet<Kind['kind']> = new Set<Kind['kind']>(['count', 'number', 'rate', 'span', 'age'])

/** Of an enumeration, `none` is offered among its values. */
const fixedValue: Suits = (ask, phrase) => {
  const kind = wantedAt(ask, ask.frame)
  if (kind === undefined) return 7
  return kind.kind === 'yes/no' && (phrase === 'yes' || phrase === 'no') ? 0 : undefined
}

const forDates =
  (otherwise: Rank): Suits =>
  (ask) => {
    const kind = wantedAt(ask, ask.frame)
    return kind === undefined ? otherwise : isDate(kind) ? 1 : undefined
  }

/** Of the entry of a list, no other list is asked. */
const ofLists =
  (rank: number): Suits =>
  (ask, phrase) =>
    /\bof$/.test(phrase) || entryAt(ask, ask.frame) === undefined ? rank : undefined

const measure: Suits = (ask, phrase) => {
  if (entryAt(ask, ask.frame) !== undefined) return undefined
  const kind = wantedAt(ask, ask.frame)
  if (kind === undefined || phrase === 'latest' || phrase === 'earliest') return 4
  return numeric.has(kind.kind) ? 4 : undefined
}

const reference: Suits = (ask, phrase) => {
  const kind = wantedAt(ask, ask.frame)
  if (kind === undefined) return 4
  return phrase.startsWith('age') ? (kind.kind === 'age' ? 2 : undefined) : isDate(kind) ? 4 : undefined
}

/** A condition that is whole goes on; a fact that is compared does not yet. */
const joining: Suits = (ask) => {
  const kind = subjectAt(ask, ask.frame)
  return kind === undefined || kind.kind === 'yes/no' || kind.kind === 'condition' ? 2 : 3
}

/** What recurs is a list, or what is counted or added up. */
const recurring: Suits = (ask) => {
  const kind = subjectAt(ask, ask.frame)?.kind
  return kind === undefined || kind === 'list' || (numeric.has(kind) && kind !== 'age') ? 3 : undefined
}

const unitWords: Suits = (ask, phrase) => {
  const kind = wantedAt(ask, ask.frame)
  if (phrase.startsWith('per'))
    return kind === undefined || kind.kind === 'rate' ? 1 : ask.frame.outer?.rule === 'operand' ? 4 : undefined
  return kind === undefined || kind.kind === 'time' ? 3 : undefined
}

const given: Suits = (ask, phrase) => {
  const type = givenAt(ask, ask.frame)
  if (type === undefined) return 5
  if (isList(type)) return phrase === 'unknown' ? 5 : undefined
  if (phrase === 'unknown') return 5
  if (phrase === 'not yet' || phrase === 'yet') return isDate(type) ? 2 : undefined
  return type.kind === 'yes/no' && (phrase === 'yes' || phrase === 'no') ? 0 : undefined
}

const statuses = ['met', 'not met', 'unknown']
const outcomes: Readonly<Record<string, readonly string[]>> = {
  criteria: statuses,
  item: statuses,
  exception: statuses,
  requirement: ['met', 'violated', 'pending', 'pending until', 'unknown'],
  determination: ['met', 'met in part', 'not met', 'information needed', 'grants'],
  limit: ['leaves'],
}

/** A clause of a requirement may be pending like the whole. */
const outcome: Suits = ({ scope, place, way }, phrase) => {
  const address = `${idAt(place.program, place.path)}/${way.words[0]?.text ?? ''}`
  const kind = scope.things.find((thing) => thing.address === address)?.kind ?? ''
  const allowed = outcomes[kind]
  const whole = [...way.words.slice(1).map(({ text }) => text), phrase].join(' ')
  const at = allowed?.findIndex((each) => each === whole || each.startsWith(`${whole} `) || whole.startsWith(`${each} `)) ?? 5
  return at < 0 ? undefined : Math.min(at, 9)
}

/** What is not here was removed, as far as names tell. */
const claimed: Suits = ({ scope, place, way }, phrase) => {
  const address = `${idAt(place.program, place.path)}/${way.words[0]?.text ?? ''}`
  const isHere = scope.things.some((thing) => thing.address === address)
  return phrase === 'removed' ? (isHere ? undefined : 0) : 4
}

const header: Suits = ({ way }, phrase) => {
  const isThere = way.before.some(({ words }) =>
    words
      .map(({ text }) => text)
      .join(' ')
      .startsWith(phrase),
  )
  return way.words.length === 0 && isThere && !repeatableLines.has(phrase as HeaderKey) ? undefined : 2
}

const often =
  (rank: number): Suits =>
  () =>
    rank

/** By the rule that a word stands in. What has no row suits everywhere. */
const suits: Readonly<Record<string, Suits>> = {
  test: relation,
  betweenTest: relation,
  amongTest: relation,
  dateTest: relation,
  timeTest: relation,
  recurrence: relation,
  fixedValue,
  asOf: forDates(8),
  measure,
  value: reference,
  operand: reference,
  chain: joining,
  expression: joining,
  period: recurring,
  quantity: unitWords,
  workingTime: unitWords,
  givenValue: given,
  notYet: given,
  givenFact: (ask) => (isList(givenAt(ask, ask.frame)) ? 0 : undefined),
  expectedStatus: outcome,
  granted: outcome,
  remainder: outcome,
  claim: claimed,
  headerEntry: header,
  textEntry: header,
  dateEntry: header,
  numberOf: often(5),
  quantified: ofLists(4),
  anyOf: ofLists(4),
  negation: often(4),
}

/** Words of the language, each with the best rank of the readings that it fits. */
export const keywordOffer = (ask: Omit<Ask, 'frame'>, { text, slots }: Phrase): readonly Offer[] => {
  const ranks = slots.flatMap(({ frame }) => (suits[frame.rule] ?? often(3))({ ...ask, frame }, text) ?? [])
  return ranks.length === 0 ? [] : [plain('keyword', text, Math.min(...ranks), '', meaningOf(text, slots[0]?.frame.rule))]
}
