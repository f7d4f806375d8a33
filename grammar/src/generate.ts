/** Writes what is derived from the grammar and committed: run it after a change of the language. */
import { writeFileSync } from 'node:fs'
import { ebnf } from './ebnf.ts'

writeFileSync(new URL('../rubric.ebnf', import.meta.url), ebnf())
