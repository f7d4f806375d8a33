/** What the versions of the policies say of each other, and how drafts that are exercises are told from what an issuer wrote. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type CompiledPolicy, inForce, type RuleGraph, versionsOf } from '@rubric/compiler'
import { describe, expect, it } from 'vitest'
import { policies } from '../support/real-policies.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const histories = [...versionsOf(policies)].filter(([, versions]) => versions.length > 1)

const pairs = histories.flatMap(([id, versions]) =>
  versions.slice(1).map(({ policy }, at) => ({ id, old: (versions[at] as (typeof versions)[number]).policy, next: policy })),
)

/** Roots and limits that decide about members; duties do not. */
const deciding = ({ policy, criteria, limits }: RuleGraph): readonly string[] => [
  ...criteria.filter(({ role }) => role !== 'requirement').map(({ name }) => `${policy.id}/${name}`),
  ...limits.map(({ address }) => address),
]

const claimsOf = ({ graph }: CompiledPolicy) => graph.revises?.claims ?? []

describe.each(pairs.map(({ id, old, next }) => ({ name: `${id} ${next.graph.policy.version}`, old, next })))('$name', ({ old, next }) => {
  it('revises the version just before it', () => {
    expect(next.graph.revises?.version).toBe(old.graph.policy.version)
  })

  it('says of everything that decides about members what became of it', () => {
    const told = new Map(claimsOf(next).map(({ address, says }) => [address, says]))
    const [before, after] = [deciding(old.graph), deciding(next.graph)]
    expect([...before, ...after].filter((address) => !told.has(address))).toEqual([])
    for (const address of after) expect([address, told.get(address) === 'added']).toEqual([address, !before.includes(address)])
    for (const address of before) expect([address, told.get(address) === 'removed']).toEqual([address, !after.includes(address)])
  })
})

it('is a history of five policies, and together they say every word of a revision', () => {
  expect(histories.map(([id]) => id)).toEqual(['caresource.iih', 'cms.crc', 'cms.ldct', 'nc_medicaid.ihts', 'pehp.iop'])
  expect([...new Set(policies.flatMap(claimsOf).map(({ says }) => says))].sort()).toEqual(
    ['added', 'broader', 'mixed', 'narrower', 'outcome only', 'removed', 'unchanged'],
  )
})

describe('exercises', () => {
  const text = (path: string): string => readFileSync(`${root}/${path}`, 'utf8')
  const isExercise = ({ file }: CompiledPolicy): boolean => text(file).startsWith('# An exercise, not a text of ')

  it('are the drafts, and the notes on the source name each of them', () => {
    expect(policies.filter(isExercise).length).toBeGreaterThan(0)
    for (const policy of policies) {
      expect([policy.file, policy.graph.policy.status === 'draft']).toEqual([policy.file, isExercise(policy)])
      const notes = `${policy.file.slice(0, policy.file.lastIndexOf('/'))}/SOURCE.md`
      expect(existsSync(`${root}/${notes}`), notes).toBe(true)
      if (isExercise(policy)) expect(text(notes)).toContain(`\`${policy.file.split('/').at(-1)}\` is no text of`)
    }
  })

  it('are in force on no day, as far as anybody knew before their own', () => {
    for (const [, versions] of histories) {
      const drafts = versions.filter(({ policy }) => isExercise(policy))
      for (const { effective } of drafts) {
        const chosen = inForce(versions, effective, '2026-11-22')
        expect(chosen === undefined || isExercise(chosen.policy)).toBe(false)
      }
    }
  })
})
