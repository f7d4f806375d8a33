import { describe } from 'vitest'
import { testLaw } from './law.ts'
import { reach } from './laws-of-exceptions.ts'

describe('exceptions', () => testLaw(reach))
