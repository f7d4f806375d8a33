/** Writes a member whom a change touches into the newer version, as an example of what it says now. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Comparison } from '@rubric/analysis'
import { addExample } from '../examples/add.ts'
import { plural } from '../render/order.ts'
import { shellWord } from '../shell.ts'
import { UsageError } from '../usage.ts'
import type { Pair } from './side.ts'
import { witnessesOf } from './witnesses.ts'

/** What to type for that, with the options that led to the comparison; empty where the newer text is not a file that can be written. */
export const commandFor = ({ words }: Pair, options: readonly string[], number: number): string =>
  words === null ? '' : ['rubric', 'diff', ...words.map(shellWord), ...options, '--add-example', number].join(' ')

/** `number` is the member's in the comparison. Answers the lines that were added; what cannot be added is a usage error. */
export const addWitness = async ({ next, words }: Pair, comparison: Comparison, number: number, cwd: string): Promise<string> => {
  const members = witnessesOf(comparison)
  const shown = members[number - 1]
  if (shown === undefined) {
    const there = members.length === 0 ? 'nobody is shown' : `the comparison shows ${plural(members.length, 'member')}`
    throw new UsageError(`there is no member ${number}: ${there}`)
  }
  if (words === null) {
    throw new UsageError(`${next.path} is a text of the past, and stays as it is; compare with the files as they are now, such as rubric diff HEAD~1..`)
  }
  const at = resolve(cwd, next.path)
  const { facts, asOf } = shown.witness
  const before = readFileSync(at, 'utf8')
  await addExample(at, next.policy, { purpose: shown.purpose, asOf, facts, about: shown.about })
  return readFileSync(at, 'utf8').slice(before.length).trim()
}
