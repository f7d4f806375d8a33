/** The policies of the repository have every property of the harness, each version alone and beside the one before. */
import { checkPolicy } from '@rubric/harness/vitest'
import { policies } from '../support/real-policies.ts'

checkPolicy({ policies }, { runs: 20 })
