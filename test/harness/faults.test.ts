/** Every property can fail: an evaluator, a policy or a claim that is slightly wrong is found, and what is right is not. */
import {
  describeFailure,
  loadGraph,
  type LoadedPolicy,
  type PropertyName,
  type TrialOutcome,
  type Version,
  versionOf,
} from '@rubric/harness'
import * as runtime from '@rubric/runtime'
import { describe, expect, it } from 'vitest'
import { outcomeOf, trialOf, versions } from './stay.ts'

const { NOT_MET } = runtime

const failure = (outcome: TrialOutcome): string => {
  if (outcome.is !== 'failed') throw new Error(`it held for ${outcome.members} members`)
  return describeFailure(outcome.failure).join('\n')
}

/** The newer version, evaluated by a runtime of which a part is wrong. */
const wrongly = (replaced: Partial<typeof runtime>): readonly [Version] => {
  const [, next] = versions()
  return [{ ...next, compiled: loadGraph(next.graph, replaced) }]
}

/** The newer version, asked by way of something that meddles with the facts. */
const meddling = (
  change: (facts: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): readonly [Version] => {
  const [, next] = versions()
  const compiled: LoadedPolicy = { ...next.compiled, evaluate: (facts, asOf) => next.compiled.evaluate(change(facts), asOf) }
  return [{ ...next, compiled }]
}

/** `seen_on within 14 days before as of`, without its last day. */
const lastDayLeftOut: Partial<typeof runtime> = { between: (a, b, c, d, e, f) => runtime.between(a, b, c, d, e - 1, f - 1) }

/** As if one value of a count were another. */
const misread = (wrong: (severity: number) => number): readonly [Version] =>
  meddling((facts) => (typeof facts['severity'] === 'number' ? { ...facts, severity: wrong(facts['severity']) } : facts))

const always: readonly PropertyName[] = ['time', 'agreement', 'determinism', 'irrelevance', 'unknown', 'monotone', 'boundary']

describe('a policy without a fault', () => {
  it.each(always)('%s holds', (property) => expect(outcomeOf(property, versions()).is).toBe('held'))

  it('has its claims, its statements and the examples before it proved or tried', () => {
    const right = versions({
      severity: 'at least 4',
      revises: 'revises 2025-01-01 broader\n  admission  broader\n  discharge  unchanged\n',
      more: '\nalways one of discharge, staying\nnever discharge, staying together\n',
    })
    for (const property of ['claims', 'statements', 'examples'] as const)
      expect([property, outcomeOf(property, right).is]).toEqual([property, 'held'])
  })

  it('has nothing tried of it that it does not say', () => {
    for (const property of ['claims', 'statements'] as const)
      expect(trialOf(property, versions()).plan).toMatchObject({ is: 'not tested' })
  })
})

describe('a wrong evaluator is found by', () => {
  it('agreement', () => expect(failure(outcomeOf('agreement', wrongly(lastDayLeftOut)))).toContain('compiled'))

  it('unknown', () => {
    const text = failure(
      outcomeOf(
        'unknown',
        wrongly({ readStatus: (value) => (value === undefined || value === null ? NOT_MET : runtime.readStatus(value)) }),
      ),
    )
    expect(text).toMatch(/to know more overturns what was definite\n {4}before +(not )?met\n {4}better known +(not )?met/)
  })

  it('monotone', () => {
    const text = failure(
      outcomeOf(
        'monotone',
        misread((severity) => (severity > 7 ? 0 : severity)),
      ),
    )
    expect(text).toContain('only ever raises this answer, and more of it lowered it')
  })

  it('boundary', () => {
    const text = failure(outcomeOf('boundary', wrongly(lastDayLeftOut)))
    expect(text).toMatch(
      /`seen_on within 14 days before as of` does not turn where it says, with .*\n {4}by the stated value +met\n {4}the answer +not met/,
    )
  })

  it('boundary, where it turns at a value of its own', () => {
    const outcome = outcomeOf('boundary', misread((severity) => (severity === 6 ? 0 : severity)))
    expect(failure(outcome)).toContain('with severity 6')
    expect(outcome).toMatchObject({ is: 'failed', failure: { member: { facts: { severity: 6 } } } })
  })

  it('boundary, where a criterion turns though its conditions do not', () => {
    const [, next] = versions({ more: '\ncriteria severe "Severe" §4\n  severity at least 5\n' })
    const at = next.graph.criteria.findIndex(({ name }) => name === 'severe')
    const evaluate: LoadedPolicy['evaluate'] = (facts, asOf) => {
      const found = next.compiled.evaluate(facts, asOf)
      if (!found.ok || facts['severity'] !== 6) return found
      return { ...found, trace: found.trace.map((node, index) => (index === at ? { ...node, status: NOT_MET } : node)) }
    }
    const text = failure(outcomeOf('boundary', [{ ...next, compiled: { ...next.compiled, evaluate } }]))
    expect(text).toMatch(/severe: it turns between severity (5 and 6|6 and 7), where nothing is stated/)
  })

  it('determinism, where the order of entries decides', () => {
    const first = meddling((facts) => {
      const visits = facts['visits'] as { readonly entries: readonly { readonly on?: string }[] } | null | undefined
      return visits === null || visits === undefined || visits.entries.length < 2
        ? facts
        : { ...facts, goals: String(visits.entries[0]?.on) < String(visits.entries[1]?.on) }
    })
    expect(failure(outcomeOf('determinism', first))).toContain('another order')
  })

  it('determinism, where asking again changes something', () => {
    let asked = 0
    const moody = meddling((facts) => ((asked += 1) % 3 === 0 ? { ...facts, goals: true } : { ...facts, goals: false }))
    expect(failure(outcomeOf('determinism', moody))).toMatch(/asked twice|another order/)
  })

  it('irrelevance, where a fact that nobody named decides', () => {
    const curious = meddling((facts) =>
      Object.keys(facts).some((name) => name.startsWith('_')) ? { ...facts, goals: null } : facts,
    )
    expect(failure(outcomeOf('irrelevance', curious))).toContain('never names')
  })

  it('irrelevance, where one criterion peeks at the facts of another', () => {
    const peeking = meddling((facts) =>
      facts['severity'] === undefined || facts['severity'] === null ? facts : { ...facts, goals: true },
    )
    expect(failure(outcomeOf('irrelevance', peeking))).toContain('does not read change it')
  })

  it('every property, where it breaks', () => {
    const broken = wrongly({
      between: () => {
        throw new Error('out of order')
      },
    })
    expect(failure(outcomeOf('agreement', broken))).toContain('an evaluator broke: out of order')
  })
})

describe('a wrong claim is found by', () => {
  it.each([
    ['claims of a whole version', 'revises 2025-01-01 narrower\n'],
    ['claims of a criterion', 'revises 2025-01-01\n  admission  unchanged\n'],
    ['claims of a clause', 'revises 2025-01-01\n  admission/severity  narrower\n'],
    ['claims of a determination', 'revises 2025-01-01\n  stay  outcome only\n'],
  ])('%s', (_, revises) => {
    const text = failure(outcomeOf('claims', versions({ severity: 'at least 4', revises })))
    expect(text).toMatch(/2025-01-01 +not met.*\n {4}2026-01-01 +(met|information needed)/)
    expect(text).toContain('severity')
  })

  it('claims of what is granted', () => {
    const outcome = outcomeOf('claims', versions({ days: ['60 days', '30 days'], revises: 'revises 2025-01-01\n  stay  unchanged\n' }))
    expect(failure(outcome)).toMatch(/stay: it is claimed to be unchanged, and is \w+/)
  })

  it('claims of what is granted, where an evaluator grants otherwise', () => {
    const [old, next] = versions({ days: ['60 days', '60 days'], revises: 'revises 2025-01-01\n  stay  unchanged\n' })
    const evaluate: LoadedPolicy['evaluate'] = (facts, asOf) => {
      const found = next.compiled.evaluate(facts, asOf)
      if (!found.ok) return found
      const shorter = found.determinations.map((each) =>
        each.span === null ? each : { ...each, span: { ...each.span, to: [each.span.to[0] - 1, each.span.to[1] - 1] as const } },
      )
      return { ...found, determinations: shorter }
    }
    const wrong = { ...next, compiled: { ...next.compiled, evaluate } }
    expect(failure(outcomeOf('claims', [old, wrong]))).toMatch(/unchanged, and grants differently\n +2025-01-01 .*days/)
  })

  it('claims, where they are proved and an evaluator does otherwise', () => {
    const [old, next] = versions({ revises: 'revises 2025-01-01\n  admission/severity  unchanged\n' })
    const compiled: LoadedPolicy = {
      ...next.compiled,
      evaluate: (facts, asOf) => next.compiled.evaluate(facts['severity'] === 5 ? { ...facts, severity: 4 } : facts, asOf),
    }
    const text = failure(outcomeOf('claims', [old, { ...next, compiled }]))
    expect(text).toContain('admission/severity is claimed to be unchanged\n    2025-01-01  met\n    2026-01-01  not met')
    expect(text).toMatch(/seed 1, path [\d:]+/)
  })

  it('statements, where two are met at once', () => {
    const text = failure(outcomeOf('statements', versions({ more: '\nnever admission, staying together "not both"\n' })))
    expect(text).toContain('admission and staying are met at once, against "not both"')
  })

  it('statements, where the few members that are tried do not show it', () => {
    const outcome = outcomeOf('statements', versions({ more: '\nnever admission, staying together\n' }), 1)
    expect(failure(outcome)).toContain('admission and staying are met at once')
    expect(outcome).toMatchObject({ is: 'failed', failure: { found: null } })
  })

  it('statements, where none is met', () => {
    expect(failure(outcomeOf('statements', versions({ more: '\nalways one of admission, discharge\n' })))).toMatch(
      /none of them is met|met at once/,
    )
  })

  it('examples of the version before', () => {
    const wrong = versions({ severity: 'at least 7', revises: 'revises 2025-01-01\n  discharge  mixed\n' })
    const text = failure(outcomeOf('examples', wrong))
    expect(text).toContain(
      'the example "severe, and seen" comes out differently, and no claim covers it\n    2025-01-01  met\n    2026-01-01  not met',
    )
  })
})

describe('examples of the version before', () => {
  const held = (revises: string) => outcomeOf('examples', versions({ severity: 'at least 7', revises })).is

  it('may change where a claim covers them: their address, what it stands in, or what it rests on', () => {
    expect(held('revises 2025-01-01 narrower\n')).toBe('held')
    expect(held('revises 2025-01-01\n  admission/severity  narrower\n')).toBe('held')
    expect(held('revises 2025-01-01\n  admission  narrower\n')).toBe('held')
  })

  it('may not where it is said to be unchanged', () => {
    expect(held('revises 2025-01-01 narrower\n  stay  unchanged\n')).toBe('failed')
  })

  it('are named where the version says nothing of its changes', () => {
    const { plan } = trialOf('examples', versions({ severity: 'at least 7' }))
    if (typeof plan === 'function') throw new Error('it was tried')
    expect(plan.notes).toEqual([
      'not covered: "severe, and seen": admission was met, is not met',
      'not covered: "severe, and seen": stay was met, is not met',
    ])
  })
})

describe('days without a version, or with two, are found', () => {
  const dated = (ends: string) => {
    const [old, next] = versions()
    const policy = { ...old.graph.policy, ends }
    return outcomeOf('time', [versionOf({ ...old, graph: { ...old.graph, policy } }), next])
  }

  it('where a version ends early', () => expect(failure(dated('2025-12-30'))).toContain('2025-12-31 has no version'))
  it('where it says that it lasts longer', () => expect(failure(dated('2026-01-01'))).toContain('2026-01-01 has two versions'))
  it('and not where it ends the day before the next', () => expect(dated('2025-12-31').is).toBe('held'))
})

describe('a member that fails', () => {
  const trial = () => trialOf('statements', versions({ more: '\nnever admission/severity, staying together\n' }))

  it('is found again by its seed and path, and by nothing else', () => {
    const { plan } = trial()
    if (typeof plan !== 'function') throw new Error('it was not tried')
    const first = plan({ runs: 300, seed: 7 })
    if (first.is !== 'failed' || first.failure.found === null) throw new Error('it held')
    const again = plan({ runs: 1, ...first.failure.found })
    expect(again).toMatchObject({
      is: 'failed',
      members: 1,
      failure: { member: first.failure.member, faults: first.failure.faults },
    })
    expect(plan({ runs: 300, seed: 7 })).toEqual(first)
  })

  it('is as small as can be', () => {
    const { plan } = trial()
    if (typeof plan !== 'function') throw new Error('it was not tried')
    const outcome = plan({ runs: 300, seed: 7 })
    if (outcome.is !== 'failed') throw new Error('it held')
    expect(outcome.failure.member?.facts).toEqual({ goals: false, severity: 5 })
  })

  it('is not looked for any longer than there is time, yet at least one member is tried', () => {
    const { plan } = trialOf('agreement', versions())
    if (typeof plan !== 'function') throw new Error('it was not tried')
    expect(plan({ runs: 300, seed: 1, milliseconds: -5 })).toMatchObject({ is: 'held', members: 1 })
  })
})
