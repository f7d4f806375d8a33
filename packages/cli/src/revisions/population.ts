/** Recorded synthetic members, for whom two versions are held against each other: what stands in the file, each by its place. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { FactsInput } from '@rubric/compiler'
import { reasonOf } from '@rubric/language-server/disk'
import { momentOf } from '../facts/as-of.ts'
import { isRecord, kindOf, readMembers } from '../facts/read.ts'
import { UsageError } from '../usage.ts'

export interface Recorded {
  /** `line 3`, or the number in an array; with the member's own name. */
  readonly place: string
  readonly facts: FactsInput
  readonly asOf: string
}

export interface Unusable {
  readonly place: string
  readonly reason: string
}

export interface Population {
  readonly members: readonly Recorded[]
  readonly unusable: readonly Unusable[]
}

/** A file that cannot be read, or holds no member at all, is a usage error. */
export const readPopulation = (file: string, cwd: string): Population => {
  const population = populationOf(textOf(file, cwd))
  const [fault] = population.unusable
  if (population.members.length > 0 || fault === undefined) return population
  throw new UsageError(`no member of ${file} can be used; ${fault.place}: ${fault.reason}`)
}

const textOf = (file: string, cwd: string): string => {
  try {
    return readFileSync(resolve(cwd, file), 'utf8')
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${reasonOf(error)}`)
  }
}

/** A JSON array, or one JSON object a line, of `{ facts, asOf, id }`. Every one of them is a member or unusable. */
export const populationOf = (text: string): Population => {
  const members: Recorded[] = []
  const unusable: Unusable[] = []
  for (const read of readMembers(text).members) {
    const place = read.label === read.place ? read.place : `${read.place} (${read.label})`
    const member = 'fault' in read ? read.fault : recordedOf(read.facts)
    if (typeof member === 'string') unusable.push({ place, reason: member })
    else members.push({ place, ...member })
  }
  return { members, unusable }
}

/** What is missing, else the member. */
const recordedOf = ({ facts, asOf }: Readonly<Record<string, unknown>>): Omit<Recorded, 'place'> | string => {
  if (!isRecord(facts)) return `\`facts\` holds the member's facts, as an object; found ${foundWords(facts)}`
  const moment = typeof asOf === 'string' ? momentOf(asOf) : undefined
  if (moment === undefined) return `\`asOf\` is a day, YYYY-MM-DD, or a minute; found ${foundWords(asOf)}`
  return { facts, asOf: moment }
}

const foundWords = (value: unknown): string => (value === undefined ? 'nothing' : typeof value === 'string' ? value : kindOf(value))
