/** A text as parts with addresses: each line of the header, each fact, each rule and each clause by itself. */
import { parse } from '@rubric/syntax'
import { type Draft, draftsOf } from './drafts.ts'
import { type PlacedWord, type Word, wordsIn } from './words.ts'

export interface Part extends Pick<Draft, 'kind' | 'name' | 'label' | 'address'> {
  /** Its own, without its name and without those of the parts in it. */
  readonly words: readonly Word[]
  readonly parts: readonly Part[]
}

export interface PartsOfText {
  readonly parts: readonly Part[]
  /** How many there are: they are no part of what is decided. */
  readonly examples: number
}

/** Of what cannot be read, as much as can. */
export const partsOf = (text: string): PartsOfText => {
  const file = parse('', text).value
  const words = wordsIn(text, file)
  return {
    parts: draftsOf(file).map((draft) => partOf(draft, words)),
    examples: file.sections.filter(({ kind }) => kind === 'Example').length,
  }
}

const partOf = ({ kind, name, label, address, from, end, drafts }: Draft, within: readonly PlacedWord[]): Part => {
  const words = within.slice(firstFrom(within, from), firstFrom(within, end))
  const own = words.filter(({ start }) => !drafts.some((inner) => start >= inner.start && start < inner.end))
  return { kind, name, label, address, words: own, parts: drafts.map((inner) => partOf(inner, words)) }
}

/** The index of the first word from here; words are in the order of the text. */
const firstFrom = (words: readonly PlacedWord[], at: number): number => {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.start ?? Infinity) < at) low = middle + 1
    else high = middle
  }
  return low
}
