import { describe } from 'vitest'
import { testLaw } from './law.ts'
import { fitting } from './laws-of-fit.ts'
import { higherCaps, priorUse } from './laws-of-limits.ts'

describe('limits', () => {
  testLaw(higherCaps)
  testLaw(priorUse)
  testLaw(fitting)
})
