/**
 * Runs a law over random policies and members. Where it fails, the policy is shrunk first and then the member, and the
 * failure names the seed and prints a case file that repeats it. Case files in `cases` run before anything random.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { env } from 'node:process'
import { fileURLToPath } from 'node:url'
import type { FactsInput } from '@rubric/compiler'
import { memberCase, type MemberCase, policy } from '@rubric/harness'
import fc from 'fast-check'
import { it } from 'vitest'
import { deep, memberRuns, policyRuns, progress, seed } from './runs.ts'
import { type SourceText, type Subject, subjectOf } from './subject.ts'

/** A statement about all policies and members. `more` is what else it is about: a completion, another order. */
export interface Law<More> {
  /** Also the name of its case files: `agreement` has `agreement-1.json`. */
  readonly id: string
  readonly says: string
  /** Members for each policy, where a check costs more than usual. */
  readonly members?: number
  /** In ordinary runs one in so many of the usual policies, for the same reason. */
  readonly oneIn?: number
  readonly more: (subject: Subject, member: MemberCase) => fc.Arbitrary<More>
  /** What is wrong, or null where the law holds. */
  readonly check: (subject: Subject, member: MemberCase, more: More) => string | null
}

interface CaseFile extends MemberCase {
  readonly about: string
  readonly files: readonly SourceText[]
  readonly more: unknown
}

const folder = fileURLToPath(new URL('cases', import.meta.url))

const attempt = (check: () => string | null): string | null => {
  try {
    return check()
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)
  }
}

/** Members with what the law wants besides; the same seed gives the same ones. */
const members = <More>(law: Law<More>, subject: Subject) =>
  memberCase(subject.graph).chain((member) => law.more(subject, member).map((more) => ({ member, more })))

/** Checks some members of one policy; the smallest that fails, where one does. */
const tryPolicy = <More>(
  law: Law<More>,
  subject: Subject,
  seed: number,
  shrink: boolean,
  numRuns = law.members ?? memberRuns,
) => {
  const holds = shrinkingFor(
    20_000,
    ({ member, more }: { readonly member: MemberCase; readonly more: More }) =>
      attempt(() => law.check(subject, member, more)) === null,
  )
  const found = fc.check(fc.property(members(law, subject), holds), { seed, numRuns, endOnFailure: !shrink })
  return found.failed ? (found.counterexample?.[0] ?? null) : null
}

/** Makes a check that stops shrinking after a while: from then on, everything holds. */
export const shrinkingFor = <Input extends readonly unknown[]>(milliseconds: number, holds: (...input: Input) => boolean) => {
  let failedAt = Infinity
  return (...input: Input): boolean => {
    if (performance.now() - failedAt > milliseconds) return true
    const does = holds(...input)
    if (!does) failedAt = Math.min(failedAt, performance.now())
    return does
  }
}

const random = <More>(law: Law<More>): void => {
  const tick = progress(law.id)
  const holds = shrinkingFor(20_000, (files: readonly SourceText[], seed: number) => {
    tick()
    return attempt(() => (tryPolicy(law, subjectOf(files), seed, false) === null ? null : 'fails')) === null
  })
  const found = fc.check(
    fc.property(policy, fc.nat(), (printed, seed) => holds(printed.files, seed)),
    { seed, numRuns: deep ? policyRuns : Math.ceil(policyRuns / (law.oneIn ?? 1)) },
  )
  if (!found.failed) return
  const [printed, memberSeed] = found.counterexample ?? []
  if (printed === undefined || memberSeed === undefined) throw new Error(`${law.says}: no counterexample was kept`)
  throw new Error(failure(law, printed.files, memberSeed, `seed ${found.seed}, path ${found.counterexamplePath ?? ''}`))
}

const failure = <More>(law: Law<More>, files: readonly SourceText[], memberSeed: number, where: string): string => {
  const texts = files.map(({ path, text }) => `${path}\n${text}`).join('\n')
  const problem = attempt(() => {
    const subject = subjectOf(files)
    const worst = tryPolicy(law, subject, memberSeed, true)
    return worst === null ? 'did not fail again' : describeCase(law, subject, worst)
  })
  return `${law.says}: fails (${where})\n${problem ?? ''}\n\n${texts}`
}

const describeCase = <More>(
  law: Law<More>,
  subject: Subject,
  { member, more }: { readonly member: MemberCase; readonly more: More },
): string => {
  const why = attempt(() => law.check(subject, member, more)) ?? 'did not fail again'
  const kept: CaseFile = { about: '', files: subject.files, facts: member.facts, asOf: member.asOf, more }
  keep(law.id, kept)
  return `${why}\nas of ${member.asOf}\nfacts ${JSON.stringify(member.facts)}\nmore ${JSON.stringify(more)}`
}

/** Writes the counterexample beside the others, where that is asked for and in deep runs. */
const keep = (id: string, found: CaseFile): void => {
  if (!deep && env['RUBRIC_KEEP'] !== '1') return
  mkdirSync(folder, { recursive: true })
  const count = globSync(`${id}-*.json`, { cwd: folder }).length
  writeFileSync(`${folder}/${id}-${count + 1}.json`, `${JSON.stringify(found, null, 2)}\n`)
}

/** Checks a law on members of one given policy. */
export const checkPolicy = <More>(law: Law<More>, subject: Subject, numRuns: number): void => {
  const worst = tryPolicy(law, subject, seed, true, numRuns)
  if (worst !== null)
    throw new Error(`${law.says}: fails for ${subject.policy.id} (seed ${seed})\n${describeCase(law, subject, worst)}`)
}

/** The tests of a law: its case files, then random policies. */
export const testLaw = <More>(law: Law<More>): void => {
  for (const name of globSync(`${law.id}-*.json`, { cwd: folder }).sort()) {
    it(`${law.says}: ${name}`, () => {
      const { files, facts, asOf, more } = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as CaseFile
      const subject = subjectOf(files)
      const problem = attempt(() => law.check(subject, { facts: facts as FactsInput, asOf }, more as More))
      if (problem !== null) throw new Error(problem)
    })
  }
  it(law.says, () => random(law), deep ? 3_600_000 : 120_000)
}
