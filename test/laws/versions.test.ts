/** The versions of a policy part time: every day from the first on has exactly one text, and what leaves days without one is refused. */
import { compileWorkspace, inForce, versionsOf } from '@rubric/compiler'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { deep, policyRuns, progress, seed } from './runs.ts'

interface Version {
  /** Days since the version before it. */
  readonly after: number
  /** Days from becoming known to being in force; below 0 it is known later. */
  readonly notice: number
  /** The file says on which day it ends. */
  readonly saysEnd: boolean
  /** A later known text for the same days. */
  readonly corrected: boolean
}

const version: fc.Arbitrary<Version> = fc.record({
  after: fc.oneof(fc.constantFrom(1, 2, 365, 366), fc.integer({ min: 1, max: 900 })),
  notice: fc.integer({ min: 0, max: 90 }),
  saysEnd: fc.boolean(),
  corrected: fc.integer({ min: 0, max: 4 }).map((roll) => roll === 4),
})

const day = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10)

interface Text {
  readonly name: string
  readonly from: number
  readonly to: number | null
  readonly known: number
}

/** The same versions as texts with their days, the later known correction after what it corrects. */
const textsOf = (start: number, versions: readonly Version[]): readonly Text[] => {
  const begins = versions.reduce<readonly number[]>((all, { after }, index) => [...all, (all[index - 1] ?? start) + after], [])
  return versions.flatMap(({ notice, saysEnd, corrected }, index) => {
    const [from = 0, next] = [begins[index], begins[index + 1]]
    const to = saysEnd && next !== undefined ? next - 1 : null
    const text: Text = { name: `v${index}`, from, to, known: from - notice }
    return corrected ? [text, { ...text, name: `v${index}c`, known: from - notice + 10 }] : [text]
  })
}

/** Numbered by a day of its own: two files of one version are another matter. */
const fileOf = ({ name, from, to, known }: Text, index: number): { readonly path: string; readonly text: string } => ({
  path: `policies/${name}.rubric`,
  text: [
    `policy example.policy "${name}"`,
    `  version    ${day(14_000 + index)}`,
    `  issued     ${day(known)}`,
    `  effective  ${day(from)}`,
    ...(to === null ? [] : [`  ends       ${day(to)}`]),
    '  language   1',
    'facts',
    '  symptom  yes/no',
    'criteria admission',
    '  symptom',
    '',
  ].join('\n'),
})

const errorsOf = (texts: readonly Text[]): readonly string[] =>
  compileWorkspace(texts.map(fileOf)).diagnostics.filter(({ severity }) => severity === 'error').map(({ code, file }) => `${code} ${file}`)

/** The text in force on a day, found by looking at all of them. */
const expected = (texts: readonly Text[], on: number, knownOn: number): string | undefined => {
  const begun = texts.filter(({ from, known }) => from <= on && known <= knownOn)
  const last = Math.max(...begun.map(({ from }) => from))
  return begun.filter(({ from }) => from === last).toSorted((a, b) => a.known - b.known).at(-1)?.name
}

const checkDays = (texts: readonly Text[]): string | null => {
  const errors = errorsOf(texts)
  if (errors.length > 0) return errors.join('\n')
  const { policies } = compileWorkspace(texts.map(fileOf)).value
  const versions = versionsOf(policies).get('example.policy') ?? []
  const marks = texts.flatMap(({ from, known }) => [from - 1, from, from + 1, known - 1, known])
  const forever = Math.max(...marks) + 10_000
  for (const on of [...marks, forever]) {
    for (const knownOn of [forever, ...marks]) {
      // A text that says its end has one whether or not the next one is known yet.
      if (knownOn !== forever && texts.some(({ to }) => to !== null)) continue
      const found = inForce(versions, day(on), knownOn === forever ? undefined : day(knownOn))?.policy.graph.policy.title
      const wanted = expected(texts, on, knownOn)
      if (found !== wanted) return `on ${day(on)} as known on ${day(knownOn)}: ${found ?? 'none'}, expected ${wanted ?? 'none'}`
    }
  }
  return null
}

const forVersions = (check: (start: number, versions: readonly Version[], pick: number) => string | null): void => {
  const tick = progress('versions')
  const found = fc.check(
    fc.property(fc.integer({ min: 18_000, max: 20_000 }), fc.array(version, { minLength: 1, maxLength: 5 }), fc.nat(), (start, versions, pick) => {
      tick()
      return check(start, versions, pick) === null
    }),
    { seed, numRuns: policyRuns },
  )
  if (!found.failed) return
  const [start = 0, versions = [], pick = 0] = found.counterexample ?? []
  throw new Error(`${check(start, versions, pick) ?? 'did not fail again'}\n${textsOf(start, versions).map((text, index) => fileOf(text, index).text).join('\n')}`)
}

const timeout = deep ? 3_600_000 : 120_000

describe('versions of a policy', () => {
  it('give every day from the first on exactly one text', () => forVersions((start, versions) => checkDays(textsOf(start, versions))), timeout)

  it('are refused where one ends on another day than before the next', () => {
    forVersions((start, versions, pick) => {
      const texts = textsOf(start, versions.map((each) => ({ ...each, saysEnd: true, corrected: false })))
      const index = pick % Math.max(1, texts.length - 1)
      const chosen = texts[index]
      if (chosen === undefined || chosen.to === null) return null
      const by = (pick % 7) - 3
      const to = Math.max(chosen.from, chosen.to + by)
      const wrong = texts.map((text, at) => (at === index ? { ...text, to } : text))
      const errors = errorsOf(wrong)
      return errors.length > 0 === (to !== chosen.to) ? null : `ends ${to - chosen.to} days off, errors ${errors.join(', ')}`
    })
  }, timeout)
})
