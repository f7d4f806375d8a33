/**
 * Small notes within the lines: the same stretch of time in larger units, a rate in the unit of the fact that it is compared
 * with, the place in the address of an item that has no label. Nothing that the line says already.
 */
import { type Program, ratePeriod, type RatePeriod, ratePeriods } from '@rubric/compiler'
import { shownInWords } from '@rubric/runtime'
import { type Comparison, type Expression, type Node, type Quantity, type Span, walk } from '@rubric/syntax'
import { overlaps } from './spans.ts'
import { clausesIn, type OutlineClause } from './outline.ts'
import { type Names, namesIn } from './reading/names.ts'

export interface InlayHint {
  readonly offset: number
  readonly text: string
  readonly tooltip: string
  /** On which side of the offset there is room: the note belongs to what stands on the other. */
  readonly side: 'before' | 'after'
}

/** In the order of the text, for the sections that the range touches. */
export const inlayHints = (program: Program, path: string, range: Span): readonly InlayHint[] => {
  const file = program.file(path)
  if (file === undefined) return []
  const names = namesIn(program, path)
  const hints: InlayHint[] = []
  for (const section of file.tree.sections) {
    // Examples and facts say what they are about in the units of the facts.
    if (section.kind === 'Example' || section.kind === 'Facts' || !overlaps(section, range)) continue
    walk(section, (node) => {
      if (overlaps(node, range)) hints.push(...hintsOf(node, names))
    })
  }
  const places = clausesIn(file)
    .filter(({ node }) => overlaps(node, range))
    .flatMap(placeHint)
  return [...hints, ...places]
    .filter(({ offset }) => range.start <= offset && offset <= range.end)
    .sort((a, b) => a.offset - b.offset)
}

const hintsOf = (node: Node, names: Names): readonly InlayHint[] => {
  if (node.kind === 'Quantity') return lengthHint(node)
  return node.kind === 'Comparison' ? rateHints(node, names) : []
}

/** `60 days` is 8 weeks 4 days, `18 months` 1 year 6 months; short stretches need no note. */
const larger: Readonly<Record<string, readonly [unit: string, from: number]>> = {
  day: ['weeks', 14],
  month: ['years', 12],
  minute: ['hours', 60],
}

const lengthHint = ({ number, unit, per, end }: Quantity): readonly InlayHint[] => {
  const [into, from] = larger[unit?.text.replace(/s$/, '') ?? ''] ?? []
  const amount = Number(number.text)
  if (into === undefined || from === undefined || per !== undefined || !Number.isInteger(amount) || amount < from) return []
  const words = shownInWords({ as: 'span', unit: into }, amount)
  return [{ offset: end, text: `= ${words}`, tooltip: `${number.text} ${unit?.text ?? ''} is ${words}`, side: 'before' }]
}

/** `1 per day` of a fact that is counted in times per week: 7 per week. */
const rateHints = ({ left, tests }: Comparison, names: Names): readonly InlayHint[] => {
  const fact = left.kind === 'NameReference' ? names(left.text) : undefined
  if (fact?.kind !== 'fact' || fact.per === '') return []
  const values = tests.flatMap((test): readonly Expression[] =>
    test.kind === 'ValueTest' ? [test.right] : test.kind === 'BetweenTest' ? [test.low, test.high] : [],
  )
  return values.flatMap((value) => (value.kind === 'Quantity' ? rateHint(value, fact.per) : []))
}

const rateHint = ({ number, per, end }: Quantity, wanted: string): readonly InlayHint[] => {
  const [given, asked] = [lengthOf(per?.text ?? ''), lengthOf(wanted)]
  if (given === undefined || asked === undefined || given === asked || given.family !== asked.family) return []
  const amount = (Number(number.text) * asked.length) / given.length
  if (!Number.isFinite(amount)) return []
  const words = `${Number(amount.toFixed(6))} per ${wanted}`
  return [{ offset: end, text: `= ${words}`, tooltip: `The fact is counted per ${wanted}.`, side: 'before' }]
}

const lengthOf = (word: string): (typeof ratePeriods)[RatePeriod] | undefined => {
  const period = ratePeriod(word)
  return period && ratePeriods[period]
}

/** After the dash: `/2`, the end of its address. */
const placeHint = ({ node, isLabelled, label, address }: OutlineClause): readonly InlayHint[] =>
  isLabelled || node.kind !== 'Item' || node.label.kind === 'Missing'
    ? []
    : [{ offset: node.label.end, text: `/${label}`, tooltip: `Its address is ${address}`, side: 'before' }]
