/** Labels of items: the next after those that stand already. */
import { plain, type Offer } from './offer.ts'
import type { Ask } from './types.ts'

const numerals: readonly (readonly [number, string])[] = [
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

const roman = (value: number): string => {
  const [size, sign] = numerals.find(([each]) => each <= value) ?? [0, '']
  return size === 0 ? '' : sign + roman(value - size)
}

const romans = Array.from({ length: 60 }, (_, at) => roman(at + 1))

const nextLetter = (letter: string): string | undefined =>
  /^[a-yA-Y]$/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 1) : undefined

/** After `3` comes `4`, after `B` comes `C`, after `ii` comes `iii`. `first` tells `i` the letter from `i` the number. */
const labelAfter = (label: string, first: string): string | undefined => {
  if (/^[0-9]+$/.test(label)) return String(Number(label) + 1)
  const lower = label.toLowerCase()
  const number = romans.indexOf(lower)
  if (number >= 0 && first.toLowerCase() === 'i') {
    const next = romans[number + 1]
    return label === lower ? next : next?.toUpperCase()
  }
  return nextLetter(label)
}

/** What the items before have, and what may begin a list of items. */
const nextLabels = (before: readonly (readonly [string, string])[]): readonly string[] => {
  const last = before.at(-1)
  if (last === undefined) return ['1.', 'a.', 'A.', 'i.', '-']
  const [label, mark] = last
  if (label === '-') return ['-']
  const first = before.find(([, each]) => each === '.')?.[0] ?? label
  const next = mark === '.' ? labelAfter(label, first) : undefined
  return next === undefined ? [] : [`${next}.`]
}

export const labelsFor = ({ way }: Ask): readonly Offer[] => {
  if (way.words.length > 0) return []
  const before = way.before.map(({ words }) => [words[0]?.text ?? '', words[1]?.text ?? ''] as const)
  return nextLabels(before).map((label, at) =>
    plain('label', label, Math.min(at + 1, 9), before.length === 0 ? 'label of the first item' : 'label of the next item'),
  )
}
