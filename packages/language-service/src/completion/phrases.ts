/** The words of the language that may come next, with those that belong to them: `at least`, `in the past`, `on or before`. */
import { keywordTable, type KeywordWord } from '@rubric/syntax'
import { framesOf, slotsOf, step, type Frame, type Reading, type Slot } from './walk.ts'

export interface Phrase {
  readonly text: string
  /** Where its first word stands in the grammar. */
  readonly slots: readonly Slot[]
}

/** Beyond so many words that could follow, each is asked for by itself. */
const FEW = 4
const LONGEST = 6

/** Words that are values by themselves: they are offered apart, not as the end of a longer phrase (`one of none`). */
const isValue = (word: string): boolean =>
  Object.hasOwn(keywordTable, word) && /^(?:value|aggregate)$/.test(keywordTable[word as KeywordWord].class)

const isWord = (text: string): boolean => /^[A-Za-z]/.test(text)

const wordsOf = (slots: readonly Slot[]): ReadonlyMap<string, readonly Slot[]> => {
  const found = new Map<string, Slot[]>()
  for (const slot of slots) {
    if (slot.terminal.kind !== 'word' || !isWord(slot.terminal.text)) continue
    found.set(slot.terminal.text, [...(found.get(slot.terminal.text) ?? []), slot])
  }
  return found
}

/**
 * With what belongs to it: few words that could follow within the same rule, or any number of them that stand in the rule itself.
 */
const continued = (text: string, of: ReadonlySet<Frame>, reading: Reading): readonly string[] => {
  const next = step(reading, { fits: [`\`${text.slice(text.lastIndexOf(' ') + 1)}\``] })
  if (text.split(' ').length >= LONGEST) return [text]
  const inside = slotsOf(next).filter(({ frame }) => [...framesOf(frame)].some((each) => of.has(each)))
  const words = wordsOf(inside)
  const further = [...words].filter(
    ([word, slots]) => (words.size <= FEW && !isValue(word)) || slots.some(({ frame }) => of.has(frame)),
  )
  const isWhole =
    next.ends ||
    inside.length < next.states.length ||
    further.length < words.size ||
    inside.some(({ terminal }) => terminal.kind === 'token' || !isWord(terminal.text))
  return [...(isWhole ? [text] : []), ...further.flatMap(([word]) => continued(`${text} ${word}`, of, next))]
}

export const phrasesAt = (reading: Reading): readonly Phrase[] =>
  [...wordsOf(slotsOf(reading))].flatMap(([word, slots]) => {
    const frames = new Set(slots.map(({ frame }) => frame))
    return [...new Set(continued(word, frames, reading))].map((text) => ({ text, slots }))
  })
