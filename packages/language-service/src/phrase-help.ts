/** Help while a time or window phrase is being written: its form, the part that comes next, what it means. */
import type { Program } from '@rubric/compiler'
import { outlineLines } from '@rubric/syntax'
import { placeAt, type Place, type Way } from './completion/place.ts'
import { type Scope, scopeOf } from './completion/scope.ts'
import { subjectAt } from './completion/types.ts'
import { framesOf, read, slotsOf, type Frame, type Slot } from './completion/walk.ts'
import {
  boundForm,
  grantForm,
  limitWindowForm,
  numberForm,
  recurrenceForm,
  timeForm,
  windowForm,
  type Form,
  type Next,
} from './phrase-forms.ts'
import type { Markdown } from './places.ts'

export interface PhraseHelp {
  readonly label: string
  readonly documentation: Markdown
  /** Where each parameter stands in the label. */
  readonly parameters: readonly { readonly start: number; readonly end: number; readonly documentation: Markdown }[]
  /** The parameter that comes next. */
  readonly active: number
}

/** By the words up to the cursor, and by those together with the rest of the line. */
const forms: Readonly<Record<string, (words: readonly string[], all: readonly string[]) => Form>> = {
  timeTest: (_, all) => timeForm(all),
  test: (_, all) => boundForm(all),
  window: (_, all) => windowForm(all),
  limitWindow: (_, all) => limitWindowForm(all),
  recurrence: (_, all) => recurrenceForm(all),
  grant: grantForm,
  numberOf: numberForm,
}

interface Found {
  readonly frame: Frame
  readonly form: Form
  readonly active: number
}

export const phraseHelpAt = (program: Program, path: string, offset: number): PhraseHelp | undefined => {
  const place = placeAt(program, path, offset)
  if (place === undefined || place.inText) return undefined
  const scope = scopeOf(program, path)
  const found = place.ways.filter(({ words }) => words.length > 0).flatMap((way) => phrasesAt(place, way, scope))
  // The innermost phrase: that which began last.
  const [first] = found.toSorted((a, b) => b.frame.from - a.frame.from || a.active - b.active)
  return first === undefined ? undefined : helpOf(first)
}

const phrasesAt = (place: Place, way: Way, scope: Scope): readonly Found[] => {
  const slots = way.kinds
    .map((kind) => read(kind, way.words))
    .filter(({ skipped }) => skipped === 0)
    .flatMap(slotsOf)
  const frames = new Set(slots.flatMap(({ frame }) => [...framesOf(frame)]))
  const rest = restOfLine(place)
  return [...frames].flatMap((frame) => {
    const words = way.words.slice(frame.from).map(({ text }) => text)
    // The word `grants` itself stands before its rule.
    if ((words.length === 0 && frame.rule !== 'grant') || !isMeant(way, scope, frame, words)) return []
    const form = forms[frame.rule]?.(words, [...words, ...rest])
    const active = form === undefined ? -1 : activeIn(form, frame, slots, words)
    return form === undefined || active < 0 ? [] : [{ frame, form, active }]
  })
}

/** The word under the cursor and what follows it: an amount that stands there is the one to show dates for. */
const restOfLine = ({ file: { text }, span }: Place): readonly string[] => {
  const rest = /[^\r\n]*/y
  rest.lastIndex = span.start
  return outlineLines(rest.exec(text)?.[0] ?? '').lines.flatMap(({ words }) => words.map((word) => word.text))
}

/** What is compared tells phrases apart that begin alike: a bound on a date, a recurrence, a comparison of numbers. */
const isMeant = (way: Way, scope: Scope, frame: Frame, words: readonly string[]): boolean => {
  if (frame.rule !== 'test' && frame.rule !== 'recurrence') return true
  const subject = subjectAt({ way, scope }, frame)?.kind
  if (frame.rule === 'recurrence') return subject === 'list' || words.includes('every') || words.includes('calendar')
  return (subject === 'date' || subject === 'moment') && /^(?:at|more|less)$/.test(words[0] ?? '')
}

/** The first parameter that may come next. */
const activeIn = ({ parameters }: Form, frame: Frame, slots: readonly Slot[], words: readonly string[]): number => {
  const nexts = slots.flatMap((slot) => nextIn(frame, slot, words))
  return parameters.findIndex(({ is }) => nexts.some(is))
}

const nextIn = (frame: Frame, { frame: inner, terminal }: Slot, words: readonly string[]): readonly Next[] => {
  const path: string[] = []
  for (const each of framesOf(inner)) {
    if (each === frame)
      return [{ path: path.toReversed(), what: terminal.kind === 'word' ? terminal.text : terminal.label, words }]
    path.push(each.rule)
  }
  return []
}

const helpOf = ({ form: { pattern, parameters, meaning }, active }: Found): PhraseHelp => {
  const around = pattern.split('{}')
  let label = around[0] ?? ''
  const spans = parameters.map(({ text, documentation }, at) => {
    const start = label.length
    label += text + (around[at + 1] ?? '')
    return { start, end: start + text.length, documentation }
  })
  return { label, documentation: meaning, parameters: spans, active }
}
