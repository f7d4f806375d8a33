import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { letter } from '@rubric/runtime'
import { AS_OF, decided, info, letterOf, usual } from './in-home-policy.ts'
import { runs } from '../support/outlines.ts'

const used = (units: number): object => ({ service: { history: { complete_through: '2026-03-10', entries: [{ on: '2026-03-03', code: 'H2022', units }] } } })

/** The lines below a heading. */
const under = (whole: string, heading: string): readonly string[] => {
  const part = whole.split('\n\n').find((text) => text.startsWith(`${heading}\n`)) ?? ''
  return part.split('\n').slice(1).filter((text) => text !== '')
}

describe('a letter', () => {
  it('says in part what is granted, why, and what would leave more', () => {
    expect(letterOf({ ...usual, ...used(2) })).toBe(`In-home therapy

First authorization (section “Initial Authorization”)
The request meets the criteria of this policy in part. Not all of what it asks for fits within the limits.
This is how things stood on March 10, 2026.

What can be covered
The request asks for four units. Three units can be covered. The limit is: five units in a calendar month (section “Coding”). From March 1, 2026 to March 31, 2026, two units are already used, and three units are left.
The days that can be covered are March 11, 2026 to May 9, 2026.

Why
These criteria were checked, and they are met.
- Eligibility (section “Eligibility”).
- A Person-Centered Plan (PCP) within seven days (section “Documents”).

What would change this answer
A new month starts on April 1, 2026. From then on, up to five units a month can be covered.
The limit would not count if this exception applied: Care for members under 21, to correct or ease a condition (section “Early care”).

How the policy is read
One unit is one week of service. This was decided by the Utilization Management Committee on February 10, 2026.
`)
  })

  it('names what is not met, with its clause, and sends the request to a clinician', () => {
    const text = letterOf({ ...usual, member: { age: 30 }, housing_instability: false })
    expect(text).toContain('A clinician will now review it. Only a clinician can decide against a request.')
    expect(under(text, 'Why')).toEqual([
      'These parts of the criteria are not met.',
      'Eligibility (section “Eligibility”).',
      '- Aged 3 to 21 (section “Age and Diagnosis”).',
      '- Significant problems in two or more areas of life (section “Impact on Life Domains”). At least two of these are needed. This one applies: trouble at school. These do not: housing is unstable; health care is hard to reach.',
    ])
    expect(under(text, 'What would change this answer')).toEqual(['The answer would change if each of the parts named above were met.'])
  })

  it('says how many more of several would do', () => {
    expect(under(letterOf({ ...usual, housing_instability: false }), 'What would change this answer')).toEqual([
      'The answer would change if one more of these applied.',
    ])
    expect(under(letterOf({ ...usual, in_hospital: true }), 'What would change this answer')).toEqual([
      'The answer would change if this no longer applied.',
    ])
  })

  it('asks for what is needed, in words', () => {
    const text = letterOf({ ...usual, diagnosed: null, housing_instability: null })
    expect(under(text, 'What is still needed')).toEqual([
      'The answer depends on these points.', '- A disorder of mental health is diagnosed.', '- Unstable housing.',
    ])
    expect(under(text, 'What would change this answer')).toEqual([
      'The criteria would be met if it is shown that these apply: a disorder of mental health; housing is unstable.',
      'The criteria would not be met if one of the parts named above turned out against the request.',
    ])
    expect(under(letterOf({ ...usual, service: null }), 'What is still needed')[1]).toMatch(/^- The services that were given before/)
  })

  it('says until when a duty can still be done', () => {
    const text = letterOf({ ...usual, plan_on: 'not yet', first_contact_on: '2026-03-09' })
    expect(under(text, 'Why')[1]).toBe('A Person-Centered Plan (PCP) within seven days (section “Documents”). This can still be done, by March 16, 2026.')
    expect(under(text, 'What is still needed')).toEqual(['The answer depends on this point.', '- The day on which the plan was written.'])
  })

  it('leaves codes out, and writes abbreviations out where they first stand', () => {
    const facts = { ...usual, ...used(2) }
    const { trace, determinations } = decided(facts)
    const written = (text: string, terms = info.terms): string =>
      letter({ ...info, limits: info.limits.map((limit) => ({ ...limit, text })), terms }, trace, determinations.slice(0, 1), facts, AS_OF)
    expect(written('five units of HCPCS H2022-HE-U5 a month (H2022)')).toContain('The limit is: five units a month (section')
    expect(written('H2022 five times a month')).toContain('The limit is: this service five times a month (section')
    const dsm = written('five units as the DSM says; the DSM rules', [['DSM', 'the Diagnostic Manual'], ['DS', 'nothing']])
    expect(dsm).toContain('five units as the Diagnostic Manual (DSM) says; the DSM rules')
  })

  it('says once who decided how the policy is read, and begins each sentence with a capital', () => {
    const facts = { ...usual, ...used(2) }
    const { trace, determinations } = decided(facts)
    const [first] = info.interpretations
    if (first === undefined) throw new Error('no interpretation')
    const interpretations = [
      { ...first, text: 'ABC means the alphabet' }, { ...first, name: 'month_counts', text: 'a month is a calendar month' },
      { ...first, name: 'nobody', text: 'units are whole', decidedBy: '' },
    ]
    const limits = info.limits.map((limit) => ({ ...limit, interpretations: interpretations.map(({ name }) => name) }))
    const text = letter({ ...info, limits, interpretations, terms: [['ABC', 'the letters']] }, trace, determinations.slice(0, 1), facts, AS_OF)
    expect(under(text, 'How the policy is read')).toEqual([
      'These points were decided by the Utilization Management Committee on February 10, 2026.',
      '- The letters (ABC) means the alphabet.',
      '- A month is a calendar month.',
      'Units are whole.',
    ])
  })

  it('does not ask about criteria where the limits leave nothing', () => {
    const text = letterOf({ ...usual, ...used(5), diagnosed: null })
    expect(text).toContain('The limits of this policy leave no room at this time, whether or not its criteria are met.')
    expect(under(text, 'Why')).toEqual(['The answer does not depend on the criteria, and not all of them could be checked.'])
    expect(text).not.toContain('needed')
    expect(under(text, 'What would change this answer').join(' ')).not.toContain('The criteria would')
  })

  it('tells of an exception that applies, and of a ceiling', () => {
    expect(letterOf({ ...usual, ...used(5), correction_needed: true })).toContain('An exception applies: Care for members under 21')
    expect(letterOf({ ...usual, ...used(5) })).toContain('its limits leave no room at this time')
    const late = letterOf({ ...usual, request: { ...usual.request, to: '2026-09-30' }, course: { began_on: '2025-10-01' } }, 'renewal')
    expect(late).toContain('The days that can be covered are March 11, 2026 to March 31, 2026. A course of treatment can be covered for six months in all.')
  })
})

const yesNo = fc.constantFrom(true, true, false, null)
const members = fc.record({
  member: fc.record({ age: fc.constantFrom(2, 14, 20, 30, null) }),
  diagnosed: yesNo, housing_instability: yesNo, educational_challenges: yesNo, care_access_problems: yesNo, in_hospital: yesNo,
  correction_needed: yesNo, progress: yesNo,
  plan_on: fc.constantFrom('2026-03-05', '2026-03-20', 'not yet', null), first_contact_on: fc.constantFrom('2026-03-02', '2026-02-02', null),
  request: fc.record({
    from: fc.constantFrom('2026-03-11', null), to: fc.constantFrom('2026-03-31', '2026-12-31', null),
    lines: fc.oneof(fc.constant(null), fc.array(fc.record({ code: fc.constantFrom('H2022-HE', 'T1017', null), units: fc.constantFrom(0, 1, 4, 9.5, null) }), { maxLength: 3 }).map((entries) => ({ entries }))),
  }),
  service: fc.oneof(fc.constant(null), fc.record({ history: fc.record({ complete_through: fc.constantFrom('2026-03-10', '2026-02-01', null), entries: fc.array(fc.record({ on: fc.constantFrom('2026-03-03', '2026-03', null), code: fc.constant('H2022'), units: fc.constantFrom(1, 3, 7, null) }), { maxLength: 3 }) }) })),
  course: fc.record({ began_on: fc.constantFrom('2025-10-01', '2026-01-05', '2025-01-01', null) }),
})

describe('every letter', () => {
  const letters = fc.tuple(members, fc.constantFrom('initial', 'renewal'))

  it('speaks plainly: no names of facts, addresses, codes or formats, no bare abbreviation, no denial, no long sentence', () => {
    fc.assert(
      fc.property(letters, ([facts, name]) => {
        const text = letterOf(facts, name)
        for (const { address } of info.clauses) expect(text).not.toContain(address)
        expect(text).not.toMatch(/[a-z]_[a-z]|\b[A-Z]\d{4}|\d{4}-\d\d|undefined|null|NaN|Infinity|\[object/)
        expect(text).not.toMatch(/den(y|ied|ial)|reject|refus/i)
        const short = text.indexOf('PCP')
        if (short >= 0) expect(text.slice(0, short)).toMatch(/Person-Centered Plan \($/)
        expect(text).not.toMatch(/ {2}|\.\.|\n\n\n| [.,;:]|\(\)/)
        for (const sentence of text.split(/[.\n;]\s?/)) expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(26)
      }),
      runs(150, 5_000),
    )
  })

  it('says one of four things first, as the determination does, and what would change it where it is not met', () => {
    const openings = { met: 'criteria of this policy.', 'met in part': 'in part', 'not met': 'Only a clinician', 'information needed': 'More information is needed' }
    fc.assert(
      fc.property(letters, ([facts, name]) => {
        const text = letterOf(facts, name)
        const result = decided(facts).determinations[name === 'initial' ? 0 : 1]
        expect(text.split('\n')[3]).toContain(openings[result?.outcome ?? 'met'])
        const status = decided(facts).trace[info.criteria.findIndex((criterion) => criterion.name === name)]?.status
        if (status === 0) expect(under(text, 'Why').length).toBeGreaterThan(1)
        if (status === 0 || result?.outcome === 'met') expect(under(text, 'What would change this answer')).toHaveLength(1)
        if (result?.outcome === 'information needed') expect(under(text, 'What is still needed').length, text).toBeGreaterThan(1)
      }),
      runs(150, 5_000),
    )
  })
})
