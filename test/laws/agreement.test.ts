import { describe } from 'vitest'
import { testLaw } from './law.ts'
import { agreement } from './laws-of-agreement.ts'

describe('both evaluators', () => testLaw(agreement))
