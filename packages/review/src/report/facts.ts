/** A member's record as lines that one can read: the facts' own words, and values as authors write them. */
import { lookUp, own, type Witness } from '@rubric/analysis'
import { builtInTexts, type FactType, type ScalarType, writtenValue } from '@rubric/compiler'
import type { Review } from '../review.ts'
import { counted } from './words.ts'

export interface ShownFact {
  readonly name: string
  /** The fact's own words, else its name. */
  readonly text: string
  readonly value: string
  /** Of a list, one an entry: `day of the crisis 2025-07-30, setting inpatient`. */
  readonly entries: readonly string[]
}

/** Only what is known; a fact that is not listed is unknown. */
export const factsOf = ({ old, next }: Review, { facts, known }: Witness): readonly ShownFact[] => {
  const declared = new Map([...old.graph.facts, ...next.graph.facts].map((fact) => [fact.name, fact]))
  return known.map((name) => {
    const fact = declared.get(name)
    const value = lookUp(facts, name)
    const type = fact?.type ?? builtInTypes[name]
    return { name, text: builtInWords[name] ?? (fact?.text || builtInTexts[name] || name), ...shownValue(type, value) }
  })
}

/** `Synthetic member as of 2026-03-01: age of the member 4 years, severity of symptoms mild.` */
export const memberSentence = (review: Review, witness: Witness): string => {
  const facts = factsOf(review, witness).map(({ text, value, entries }) => `${text} ${[value, ...entries].join('; ')}`)
  const known = facts.length === 0 ? 'nothing is known' : facts.join(', ')
  return `Synthetic member as of ${witness.asOf.replace('T', ' ')}: ${known}.`
}

/** Of these, a policy asks for one and a record may give the other. */
const builtInTypes: Readonly<Record<string, ScalarType>> = {
  'member.age': { kind: 'age' },
  'member.birth_date': { kind: 'date' },
}

/** Shorter than what the language says of it. */
const builtInWords: Readonly<Record<string, string>> = { 'member.age': 'age of the member' }

const shownValue = (type: FactType | undefined, value: unknown): Pick<ShownFact, 'value' | 'entries'> => {
  if (type?.kind !== 'list') return { value: scalar(type, value), entries: [] }
  const [through, entries] = [own(value, 'complete_through'), own(value, 'entries')]
  const listed = Array.isArray(entries) ? entries : []
  const complete = typeof through === 'string' ? `, complete through ${through}` : ', and there may be more'
  return {
    value: `${listed.length === 0 ? 'none on record' : counted(listed.length, 'entry', 'entries')}${complete}`,
    entries: listed.map((entry) =>
      type.fields
        .filter(({ name }) => own(entry, name) !== undefined && own(entry, name) !== null)
        .map(({ name, type: of, text }) => `${text || name} ${scalar(of, own(entry, name))}`)
        .join(', '),
    ),
  }
}

/** What has no spelling in the language is shown as it is recorded. */
const scalar = (type: ScalarType | undefined, value: unknown): string =>
  (type === undefined ? null : writtenValue(type, value)) ?? (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
