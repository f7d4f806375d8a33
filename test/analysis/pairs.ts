/** Pairs of versions under test, and the runner of laws about them: cases first, then pairs at random; what fails is shrunk and told as text. */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { env } from 'node:process'
import { fileURLToPath } from 'node:url'
import { referenceVersion } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import { compiledVersion, smallPair, type SmallPair } from '@rubric/harness'
import fc from 'fast-check'
import { it } from 'vitest'
import { shrinkingFor } from '../laws/law.ts'
import { deep, progress, seed } from '../laws/runs.ts'
import { subjectOf } from '../laws/subject.ts'
import type { BothWays } from './checks.ts'

export const graphOf = (text: string): RuleGraph => subjectOf([{ path: 'small.rubric', text }]).graph

/** Compiled once, with however many versions it is compared. */
export const bothWays = (graph: RuleGraph): BothWays => {
  const known = waysOf.get(graph) ?? { compiled: compiledVersion(graph), reference: referenceVersion(graph, `${graph.policy.id}.rubric`) }
  waysOf.set(graph, known)
  return known
}

const waysOf = new WeakMap<RuleGraph, BothWays>()

export interface Pair {
  readonly old: BothWays
  readonly next: BothWays
}

export const pairOf = ({ old, next }: SmallPair): Pair => ({ old: bothWays(graphOf(old)), next: bothWays(graphOf(next)) })

/** A statement about every two versions. */
export interface PairLaw {
  /** Also the name of its case files. */
  readonly id: string
  readonly says: string
  /** Pairs in ordinary runs, and in deep ones. */
  readonly runs: readonly [ordinary: number, deep: number]
  /** What is wrong; nothing where the law holds. */
  readonly check: (pair: Pair, seed: number) => readonly string[]
}

interface CaseFile extends SmallPair {
  readonly about: string
  readonly seed: number
}

const folder = fileURLToPath(new URL('cases', import.meta.url))

export const attempt = (check: () => readonly string[]): readonly string[] => {
  try {
    return check()
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  }
}

/** How many pairs are tried; RUBRIC_PAIRS says otherwise. */
export const runsOf = ([ordinary, deeply]: readonly [number, number]): number => Number(env['RUBRIC_PAIRS'] ?? (deep ? deeply : ordinary))

const random = (law: PairLaw): void => {
  const tick = progress(law.id, runsOf(law.runs))
  const holds = shrinkingFor(30_000, (pair: SmallPair, seed: number) => {
    tick()
    return attempt(() => law.check(pairOf(pair), seed)).length === 0
  })
  const found = fc.check(fc.property(smallPair, fc.nat(), (pair, seed) => holds(pair, seed)), { seed, numRuns: runsOf(law.runs) })
  const [pair, pairSeed] = found.counterexample ?? []
  if (!found.failed || pair === undefined || pairSeed === undefined) return
  keep(law.id, { about: '', ...pair, seed: pairSeed })
  const wrong = attempt(() => law.check(pairOf(pair), pairSeed))
  const where = `seed ${found.seed}, path ${found.counterexamplePath ?? ''}`
  throw new Error([`${law.says}: fails (${where})`, ...wrong.slice(0, 6), '', pair.old, '----', pair.next].join('\n'))
}

/** Writes the counterexample beside the others, where that is asked for and in deep runs. */
const keep = (id: string, found: CaseFile): void => {
  if (!deep && env['RUBRIC_KEEP'] !== '1') return
  mkdirSync(folder, { recursive: true })
  const count = globSync(`${id}-*.json`, { cwd: folder }).length
  writeFileSync(`${folder}/${id}-${count + 1}.json`, `${JSON.stringify(found, null, 2)}\n`)
}

export const testPairs = (law: PairLaw): void => {
  for (const name of globSync(`${law.id}-*.json`, { cwd: folder }).sort())
    it(`${law.says}: ${name}`, () => {
      const { seed, ...pair } = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as CaseFile
      const wrong = attempt(() => law.check(pairOf(pair), seed))
      if (wrong.length > 0) throw new Error(wrong.join('\n'))
    })
  it(law.says, () => random(law), deep ? 7_200_000 : 240_000)
}
