/** Every old answer against every new one: who can come from where to where, and how many of the recorded members do. */
import type { Answer } from '@rubric/analysis'
import type { Review } from '../review.ts'
import { countTexts, ofAnswers, total } from './counts.ts'
import type { FlipRow, PartRow } from './parts.ts'
import { answerWord, counted, grantsText, groupOf, groupTone, type Tone } from './words.ts'

/** Rows are answers of the old version, columns those of the new one. */
export interface Matrix {
  readonly labels: Readonly<Record<Answer, string>>
  readonly cells: Readonly<Record<Answer, Readonly<Record<Answer, Cell>>>>
  /** `8,124 recorded members of members.json`; empty where none were given. */
  readonly population: string
}

export interface Cell {
  /** A member shows it; nobody can; nobody in the sample; neither shown nor excluded; the diagonal. */
  readonly can: 'yes' | 'no' | 'none found' | 'open' | 'same'
  readonly text: string
  readonly tone: Tone
  readonly members: readonly number[]
  /** How many recorded members; empty where none were given. */
  readonly count: string
}

export const matrixOf = ({ population }: Review, overall: PartRow): Matrix => {
  const counts = population?.counts.get(overall.item.address)
  const texts = counts === undefined || population === null ? null : countTexts(counts, population.isSuppressed)
  return {
    labels: ofAnswers((answer) => answerWord(overall.item.kind, answer)),
    cells: ofAnswers((from) => ofAnswers((to) => ({ ...cellOf(overall, from, to), count: texts?.[from][to] ?? '' }))),
    population:
      counts === undefined || population === null ? '' : `${counted(total(counts), 'recorded member')} of ${population.source}`,
  }
}

const cellOf = ({ item, flips }: PartRow, from: Answer, to: Answer): Omit<Cell, 'count'> => {
  const own = flips.filter(({ flip }) => flip.from === from && flip.to === to)
  const members = own.flatMap(({ member }) => member ?? [])
  const [first] = own
  if (first === undefined) {
    if (from === to) return { can: 'same', text: 'same answer', tone: 'plain', members }
    const isProved = item.proof.by === 'proof' && item.verdict !== null
    return { can: isProved ? 'no' : 'none found', text: isProved ? 'nobody' : 'none found', tone: 'plain', members }
  }
  if (members.length === 0) return { can: 'open', text: 'not excluded', tone: 'doubt', members }
  return { can: 'yes', text: from === to ? granted(own) : 'yes', tone: groupTone[groupOf(first.flip)], members }
}

const granted = (flips: readonly FlipRow[]): string =>
  `same answer, ${flips.map(({ flip: { grants } }) => grantsText[grants ?? 'other']).join(' or ')}`
