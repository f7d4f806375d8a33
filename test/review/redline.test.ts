import { policy } from '@rubric/harness'
import { formatText } from '@rubric/prettier-plugin'
import { isSame, type Part, partsOf, readable, type Redline, redline, type Word } from '@rubric/review'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { perturbed } from '../format/perturb.ts'
import { sourceFiles } from '../support/real-policies.ts'
import { numbers } from '../laws/mutate.ts'
import { edited, withOneWordChanged } from './edits.ts'

const deep = process.env['RUBRIC_DEEP'] !== undefined
const numRuns = deep ? 3000 : 50
const timeout = deep ? 3_600_000 : 60_000

const real = fc.constantFrom(...sourceFiles.map(({ text }) => text))
const random = policy.map((printed) => printed.files.find(({ path }) => path.endsWith('.rubric'))?.text ?? '')
const texts = fc.oneof(real, random)

/** Two texts that have something in common. */
const pairs = fc.tuple(texts, fc.nat()).map(([text, seed]) => [text, edited(text, numbers(seed))] as const)

const changes = ({ parts }: Redline): readonly string[] =>
  parts
    .filter(({ change }) => change !== 'same')
    .map(({ change, address, from }) => `${change} ${address}${from === null ? '' : ` from ${from.address}`}`)

const flat = (parts: readonly Part[]): readonly Part[] => parts.flatMap((part) => [part, ...flat(part.parts)])

const addresses = (text: string): readonly string[] => flat(partsOf(text).parts).map(({ address }) => address)

const spelled = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ')

/** What a text says, part by part, as the redline has it. */
const side = ({ parts }: Redline, without: 'added' | 'removed'): readonly string[] =>
  parts.flatMap(({ change, kind, runs }) =>
    change === without ? [] : [`${kind}: ${spelled(runs.filter(({ did }) => did !== without).flatMap(({ words }) => words))}`],
  )

const said = (text: string): readonly string[] => flat(partsOf(text).parts).map(({ kind, words }) => `${kind}: ${spelled(words)}`)

describe('a redline', () => {
  it(
    'shows nothing of a text and itself',
    () => {
      fc.assert(
        fc.property(texts, (text) => {
          expect(changes(redline(text, text))).toEqual([])
        }),
        { numRuns },
      )
    },
    timeout,
  )

  it(
    'shows nothing of a text and its formatted self, or one laid out by careless hands',
    () => {
      fc.assert(
        fc.property(texts, fc.nat(), (text, seed) => {
          expect(changes(redline(text, formatText('a.rubric', text).value))).toEqual([])
          expect(changes(redline(perturbed(text, seed), text))).toEqual([])
        }),
        { numRuns },
      )
    },
    timeout,
  )

  it(
    'makes the new text of the old one, in the order of the new, and the old one of the new',
    () => {
      fc.assert(
        fc.property(pairs, ([old, next]) => {
          const found = redline(old, next)
          expect(side(found, 'removed')).toEqual(said(next))
          expect(side(found, 'added').toSorted()).toEqual(said(old).toSorted())
          expect(found.parts.filter(({ change }) => change !== 'removed').map(({ address }) => address)).toEqual(addresses(next))
          expect(isSame(found)).toBe(isSame(redline(next, old)))
        }),
        { numRuns },
      )
    },
    timeout,
  )

  it(
    'shows every word that is changed',
    () => {
      fc.assert(
        fc.property(real, fc.nat(), (text, seed) => {
          const changed = withOneWordChanged(text, seed)
          fc.pre(changed !== null)
          expect(changes(redline(text, changed))).not.toEqual([])
        }),
        { numRuns },
      )
    },
    timeout,
  )
})

const policyOf = (...lines: readonly string[]): string => ['policy a.b "A"', '  version 2026-01-01', '', ...lines, ''].join('\n')

const outline = (...items: readonly string[]): string =>
  policyOf('criteria stay "Stay"', '  ALL of', ...items.map((item) => `    ${item}`))

describe('words that changed', () => {
  it('stand together where they can', () => {
    const [old, next] = ['an hour and a half a week', 'an hour a week'].map((words) => outline(`age: "${words}" old_enough`))
    const runs = redline(old ?? '', next ?? '').parts.find(({ address }) => address === 'stay/age')?.runs
    expect(runs?.map(({ did, words }) => `${did}: ${readable(words)}`)).toEqual([
      'same: “an hour',
      'removed: and a half',
      'same: a week” old_enough',
    ])
  })
})

describe('parts that moved', () => {
  const [age, risk, plan] = ['age: "aged 5 or more" old_enough', 'risk: "at risk" at_risk', 'plan: "has a plan" planned']

  it('among their siblings say what they stood behind', () => {
    const found = redline(outline(age, risk, plan), outline(plan, age, risk))
    expect(changes(found)).toEqual(['moved stay/plan from stay/plan'])
    expect(found.parts.find(({ change }) => change === 'moved')?.from).toEqual({ address: 'stay/plan', after: 'stay/risk' })
  })

  it('into another clause say where they stood', () => {
    const found = redline(outline(age, risk, plan), outline(age, 'care: ANY of', `  ${plan}`, `  ${risk}`))
    expect(changes(found)).toEqual([
      'added stay/care',
      'moved stay/care/plan from stay/plan',
      'moved stay/care/risk from stay/risk',
    ])
  })

  it('are told from what was changed', () => {
    const found = redline(outline(age, risk, plan), outline(plan, age.replace('5', '6'), risk))
    expect(changes(found)).toEqual(['moved stay/plan from stay/plan', 'changed stay/age'])
  })

  it('under a new number keep their words', () => {
    const found = redline(
      outline('1. "at risk" at_risk', '2. "has a plan" planned'),
      outline('1. "aged 5 or more" old_enough', '2. "at risk" at_risk', '3. "has a plan" planned'),
    )
    expect(changes(found)).toEqual(['added stay/1', 'moved stay/2 from stay/1', 'moved stay/3 from stay/2'])
  })

  it('have no number to lose where they are marked with a dash', () => {
    expect(changes(redline(outline('- at_risk', '- planned'), outline('- old_enough', '- at_risk', '- planned')))).toEqual([
      'added stay/1',
    ])
  })

  it('under a new name are the same criteria', () => {
    const old = outline(age, risk)
    expect(changes(redline(old, old.replace('criteria stay', 'criteria longer_stay')))).toEqual(['moved longer_stay from stay'])
  })

  it('are no facts of another name', () => {
    expect(changes(redline(policyOf('facts', '  old_enough  yes/no'), policyOf('facts', '  at_risk  yes/no')))).toEqual([
      'removed old_enough',
      'added at_risk',
    ])
  })
})

describe('the two versions of a real policy', () => {
  const [old, next] = ['2015-02-05', '2022-02-10'].map(
    (version) => sourceFiles.find(({ path }) => path === `policies/cms/lung_cancer_screening/${version}.rubric`)?.text ?? '',
  )
  const found = redline(old ?? '', next ?? '')
  const parts = found.parts.filter(({ kind }) => kind !== 'claim')
  const shown = (address: string): string =>
    parts
      .find((part) => part.address === address)
      ?.runs.map(({ did, words }) => `${{ same: '', added: '+', removed: '-' }[did]}${readable(words)}`)
      .join(' | ') ?? ''

  it('show the numbers that changed, and no more of their clauses', () => {
    expect(shown('eligibility/age')).toBe('“aged | -55 | +50 | to 77” member.age between | -55 | +50 | and 77 years')
    expect(shown('eligibility/tobacco')).toBe('“ | -30 | +20 | pack-years or more” pack_years at least | -30 | +20')
  })

  it('show the order that is no longer asked for, with all of its clauses', () => {
    const gone = parts.filter(({ address }) => address.startsWith('written_order'))
    expect(gone.map(({ change }) => change)).toEqual(Array.from({ length: 6 }, () => 'removed'))
  })

  it('leave out the examples, and count them', () => {
    const countOf = (text = ''): number => text.match(/^example /gm)?.length ?? 0
    expect(found.examples).toEqual({ old: countOf(old), next: countOf(next) })
    expect(found.parts.some(({ address }) => address.includes('pack-years, first screening'))).toBe(false)
  })
})
