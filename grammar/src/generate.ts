/** Writes what is derived from the grammar and committed: run it after a change of the language. */
import { writeFileSync } from 'node:fs'
import { outputs } from './outputs.ts'

for (const [path, text] of Object.entries(outputs)) writeFileSync(new URL(`../${path}`, import.meta.url), text())
