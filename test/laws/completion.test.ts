import { describe } from 'vitest'
import { testLaw } from './law.ts'
import { completion } from './laws-of-completion.ts'

describe('completing a record', () => testLaw(completion))
