/** The policies that are measured, and the members that each is measured on. */
import { type FactTable, type Member, membersOf } from './facts.ts'
import { ihtsRequestFacts } from './ihts-request.ts'
import { ihtsFacts } from './ihts.ts'
import { iihFacts } from './iih.ts'
import { iopFacts } from './iop.ts'

export type PolicyKey = 'iih' | 'ihts' | 'iop'

export interface Measured {
  readonly key: PolicyKey
  readonly id: string
  readonly table: FactTable
  readonly members: readonly Member[]
}

const COUNT = 240

const measured = (key: PolicyKey, id: string, table: FactTable, seed: number): Measured => ({
  key,
  id,
  table,
  members: membersOf(table, COUNT, seed),
})

export const policies: readonly Measured[] = [
  measured('iih', 'caresource.iih', iihFacts, 1543),
  measured('ihts', 'nc_medicaid.ihts', ihtsFacts, 2022),
  measured('iop', 'pehp.iop', iopFacts, 15),
]

/** Members of nc_medicaid.ihts with a request. */
export const authorizations: Measured = measured('ihts', 'nc_medicaid.ihts', ihtsRequestFacts, 60)
