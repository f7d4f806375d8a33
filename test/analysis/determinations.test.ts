/** Determinations whose clauses, limits or days are changed: whom it reaches is shown by requests, and what none shows is excluded. */
import { compareVersions, type Compared } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import { compiledVersion, mutationsOf } from '@rubric/harness'
import { describe, expect, it } from 'vitest'
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
