import { describe } from 'vitest'
import { testLaw } from './law.ts'
import { sets, settled } from './laws-of-explanation.ts'

describe('explanations', () => {
  testLaw(sets)
  testLaw(settled)
})
