/**
 * What may be written at a place. The grammar proposes words and asks for names (walk.ts, phrases.ts, names.ts), the kinds of
 * values leave out what cannot be meant (keywords.ts), and the parser has the last word (judge.ts).
 */
import type { Program } from '@rubric/compiler'
import { keywords, type LineKind, type TextEdit } from '@rubric/syntax'
import type { Markdown } from '../places.ts'
import { judgeAt } from './judge.ts'
import { keywordOffer } from './keywords.ts'
import { namesByRule } from './names.ts'
import type { CompletionKind, Offer } from './offer.ts'
import { phrasesAt } from './phrases.ts'
import { placeAt, type Place, type Way } from './place.ts'
import { isVocabulary, scopeOf } from './scope.ts'
import { asItem, filledIn, snippetsAt } from './snippets.ts'
import { datesAt, knownTexts, numbersAt, textsAt } from './texts.ts'
import type { Ask } from './types.ts'
import { read, slotsOf, type Frame, type Reading, type Slot } from './walk.ts'

export interface Completion {
  readonly label: string
  readonly kind: CompletionKind
  /** Type and unit of a fact, and the like. */
  readonly detail: string
  readonly documentation: Markdown
  readonly edit: TextEdit
  /** `edit.text` has places to fill in, `${1:…}` as the Language Server Protocol writes them, and its indents as they are. */
  readonly snippet: boolean
  /** Sorted by this, the likeliest is first. */
  readonly sort: string
}

export const completionsAt = (program: Program, path: string, offset: number): readonly Completion[] => {
  const place = placeAt(program, path, offset)
  if (place === undefined) return []
  const scope = scopeOf(program, path)
  const offers = place.ways.flatMap((way) => offersAt({ place, way, scope }))
  return best(offers).map((offer, at) => completionOf(place, offer, at))
}

/** One offer a label, the likeliest first. */
const best = (offers: readonly Offer[]): readonly Offer[] => {
  const byLabel = new Map<string, Offer>()
  for (const offer of offers) {
    const known = byLabel.get(offer.label)
    if (known === undefined || offer.rank < known.rank) byLabel.set(offer.label, offer)
  }
  return [...byLabel.values()].sort((a, b) => a.rank - b.rank)
}

const completionOf = ({ span }: Place, { rank, text, snippet, ...offer }: Offer, at: number): Completion => ({
  ...offer,
  snippet: snippet === true,
  edit: { span, text: text ?? offer.label },
  sort: `${rank}${String(at).padStart(5, '0')}`,
})

// ---- one reading of the place ------------------------------------------------------------------------------

/** Words that take a line on where it begins anew. */
const joining = /^(?:and|or|unless|where)\b/

const offersAt = (ask: Omit<Ask, 'frame'>): readonly Offer[] => {
  const { place, way } = ask
  const all = kindsAt(place, way).map((kind) => read(kind, way.words))
  // Of a broken line, the readings that make the most of it.
  const least = Math.min(...all.map(({ skipped }) => skipped))
  const readings = all.filter(({ skipped }) => skipped === least)
  const slots = readings.flatMap(slotsOf)
  if (place.inText) return way.carriesOn ? [] : slots.filter(isTextSlot).flatMap(({ frame }) => knownTexts({ ...ask, frame }))
  const judge = judgeAt(way)
  const words = readings.flatMap((reading) => wordsAt(ask, reading))
  if (way.carriesOn) return words.filter(({ label }) => joining.test(label) && judge(label))
  const snippets = snippetsAt(way, place.column)
  const taken = new Set(snippets.map(({ label }) => label))
  const offers = [...words.filter(({ label }) => !taken.has(label)), ...snippets, ...namesAt(ask, slots)]
  return offers.filter((offer) => judge(standsFor(offer)))
}

const isTextSlot = ({ terminal }: Slot): boolean => terminal.kind === 'token' && terminal.label === 'a text in quotes'

const wordsOfLanguage = new Set<string>(keywords.map(({ word }) => word))

const name = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/
const address = /^[A-Za-z_]\w*(?:\/\w+)+$/

/**
 * What the parser is asked about in place of an offer. Names that are no words of the language are all alike to it, so one name
 * stands for them all, and is asked about once.
 */
const standsFor = ({ kind, label, text = label, snippet }: Offer): string => {
  if (snippet === true) return filledIn(text)
  if (kind === 'unit' || kind === 'value' || wordsOfLanguage.has(text)) return text
  return address.test(text) ? 'x_/1' : name.test(text) ? 'x_' : text
}

const wordsAt = (ask: Omit<Ask, 'frame'>, reading: Reading): readonly Offer[] =>
  phrasesAt(reading).flatMap((phrase) => keywordOffer(ask, phrase))

const namesAt = (ask: Omit<Ask, 'frame'>, slots: readonly Slot[]): readonly Offer[] => {
  const seen = new Set<Frame>()
  return slots.flatMap(({ terminal, frame }): readonly Offer[] => {
    if (terminal.kind === 'word') return []
    const at: Ask = { ...ask, frame }
    if (terminal.label === 'a text in quotes') return textsAt(at)
    if (terminal.label.startsWith('a date')) return datesAt(at)
    if (terminal.label === 'a number' && frame.rule !== 'code') return numbersAt(at)
    // One frame may ask for a name, a code and a unit at once: the row of its rule offers all of them, so it is asked once.
    if (seen.has(frame)) return []
    seen.add(frame)
    const names = namesByRule[frame.rule]?.(at) ?? []
    return frame.rule === 'label' ? names.map((each) => asItem(each, ask.place.column)) : names
  })
}

// ---- kinds of lines ----------------------------------------------------------------------------------------

/** Of these one stands under a line, and no second. */
const single: readonly (readonly LineKind[])[] = [['block', 'condition'], ['cap'], ['given'], ['expect'], ['when']]

const shared: readonly LineKind[] = ['use', 'facts', 'codeSet', 'define', 'guidance', 'calendar']

const kindsAt = ({ program, path, file, column, span }: Place, { kinds, before, words, above }: Way): readonly LineKind[] => {
  if (words.length > 0) return kinds
  const there = new Set(before.map(({ kind }) => kind))
  const taken = new Set(single.filter((group) => group.some((kind) => there.has(kind))).flat())
  const free = kinds.filter((kind) => !taken.has(kind))
  if (above.length > 0 || column > 0) return free
  if (file.tree.header.kind !== 'Header') return free
  const isShared = isVocabulary(program, path)
  const isRevised = file.tree.sections.some((section) => section.kind === 'Revises' && section.start !== span.start)
  const fitting = free.filter((kind) => kind !== 'policy' && kind !== 'vocabulary' && (!isShared || shared.includes(kind)))
  return isRevised ? fitting.filter((kind) => kind !== 'revises') : fitting
}
