import { describe } from 'vitest'
import { testLaw } from './law.ts'
import { passing } from './laws-of-time.ts'

describe('time', () => testLaw(passing))
