/** Determinations whose clauses, limits or days are changed: whom it reaches is shown by requests, and what none shows is excluded. */
import { compareVersions, type Compared, referenceVersion } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import { compiledVersion, mutationsOf } from '@rubric/harness'
import { describe, expect, it } from 'vitest'
import { subjectOf } from '../laws/subject.ts'
import { policyNamed } from '../support/real-policies.ts'
import { asNextVersion } from './edited-graphs.ts'

const { graph } = policyNamed('nc_medicaid.ihts', '2027-07-01')

/** After the change of a clause of the policy, by its address and what is done to it. */
const after = (address: string, says: string, of: RuleGraph = graph): Compared => {
  const found = mutationsOf(of).find((each) => each.address === `nc_medicaid.ihts/${address}` && each.says === says)
  if (found === undefined) throw new Error(`nothing of ${address} can be changed so: ${says}`)
  const { roots } = compareVersions(compiledVersion(of), compiledVersion(asNextVersion(found.apply())))
  const root = roots.find((each) => each.address === 'nc_medicaid.ihts/initial')
  if (root === undefined) throw new Error('no determination')
  return root
}

const cells = ({ flips }: Compared): readonly string[] => flips.map(({ from, to, witness }) => `${from} > ${to}${witness === null ? ', open' : ''}`)

describe('the first authorization', () => {
  it('is met by fewer where fewer ways are left to be eligible, and is open to fewer', () => {
    const root = after('eligibility/domains', 'without part 4 of 6')
    expect([root.verdict, root.proof.by]).toEqual(['narrower', 'proof'])
    expect(cells(root)).toEqual(['met > information needed', 'met > not met', 'information needed > not met'])
  })

  it('is met by more where less is asked for', () => {
    const root = after('coverage/necessity', 'without part 3 of 3')
    expect([root.verdict, root.proof.by]).toEqual(['broader', 'proof'])
    expect(cells(root)).toEqual(['information needed > met', 'not met > met', 'not met > information needed'])
  })

  it('grants more where an exception that lifts its limit is easier to meet', () => {
    const root = after('epsdt', 'without part 3 of 4')
    expect([root.verdict, root.proof.by]).toEqual(['broader', 'proof'])
    expect(cells(root)).toContain('not met > met')
  })

  it('is the same where the ceiling turns that no span reaches', () => {
    const turned = { ...graph, determinations: graph.determinations.map((each) => withoutLifting(each)) }
    const { roots } = compareVersions(compiledVersion(graph), compiledVersion(asNextVersion(turned)))
    const root = roots.find((each) => each.address === 'nc_medicaid.ihts/initial')
    expect([root?.verdict, root?.proof.by]).toEqual(['unchanged', 'proof'])
  })
})

/** Nothing lifts the ceiling of six months; a first authorization spans 60 days. */
const withoutLifting = (determination: RuleGraph['determinations'][number]): RuleGraph['determinations'][number] => {
  const { grants } = determination
  return grants?.ceiling == null ? determination : { ...determination, grants: { ...grants, ceiling: { ...grants.ceiling, unless: null } } }
}

describe('a change that shows only in what a request is left', () => {
  const facts = ['seen  date and time "S"', 'urgent  yes/no "U"', 'planned  date "P"', 'waived  yes/no "W"'].map((line) => `  ${line}`)
  const limits = [
    'limit course_units', '  at most 3 units of REV 0905 per lifetime', '',
    'limit own_units', '  at most 3 units of CPT 90837 per lifetime',
  ]

  const comparedRoot = (old: readonly string[], next: readonly string[]): Compared | undefined => {
    const [before, after] = [old, next].map((rest) => {
      const head = ['policy test.policy "Test"', '  version 2026-01-01', '  language 1', '', 'facts', ...facts, '']
      const { graph: of } = subjectOf([{ path: 'policy.rubric', text: [...head, ...rest, ''].join('\n') }])
      return referenceVersion(of, 'policy.rubric')
    })
    if (before === undefined || after === undefined) return undefined
    const { roots } = compareVersions(before, { ...after, graph: asNextVersion(after.graph) })
    return roots.find(({ kind }) => kind === 'determination')
  }

  it('is found among those whom nobody can know to meet the clauses', () => {
    const never = ['criteria c "C"', '  seen less than 0 hours after seen', '', 'determination d "D"', '  requires c', '  subject to course_units, own_units', '']
    const root = comparedRoot([...never, ...limits, '  when planned before 2026-03-01'], [...never, ...limits, '  when planned before 2026-04-01'])
    expect(root?.verdict).toBe('narrower')
  })

  it('is found where a ceiling is lifted for fewer', () => {
    const rest = ['determination d "D"', '  stage transition', '  requires c', '  grants 3 weeks, at most 8 months in all', '', 'criteria c "C"', '  urgent', '']
    const lifting = (when: string): readonly string[] => ['exception e "E"', `  when ${when}`, '  lifts d/ceiling', '']
    const root = comparedRoot([...lifting('waived'), ...rest], [...lifting('waived and urgent and planned before 2026-03-01'), ...rest])
    expect([root?.verdict, root?.proof.by]).toEqual(['narrower', 'proof'])
  })
})
