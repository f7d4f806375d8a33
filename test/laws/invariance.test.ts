import { describe } from 'vitest'
import { testLaw } from './law.ts'
import { irrelevance, order } from './laws-of-invariance.ts'

describe('what does not matter', () => {
  testLaw(order)
  testLaw(irrelevance)
})
