/** Files in their canonical layout, or what keeps them from it. */
import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { reasonOf } from '@rubric/language-server/disk'
import { formatText, settingsOf } from '@rubric/prettier-plugin'
import type { Diagnostic } from '@rubric/syntax'
import { UsageError } from '../usage.ts'

export interface Laid {
  /** As the caller knows it. */
  readonly path: string
  /** Laid out otherwise than it should be, as it should be, or with errors of syntax and so left as it is. */
  readonly outcome: 'changed' | 'unchanged' | 'unreadable'
  /** As it should be. */
  readonly text: string
  /** The first line that is otherwise than it should be, from 1. */
  readonly line?: number
  readonly diagnostics: readonly Diagnostic[]
}

/** `at` is the path in full, by which settings are found. */
export const layOut = async (path: string, at: string, text: string): Promise<Laid> => {
  const settings = await settingsOf(at).catch((error: Error) => {
    throw new UsageError(error.message)
  })
  const { value, diagnostics } = formatText(path, text, settings)
  if (diagnostics.length > 0) return { path, outcome: 'unreadable', text, diagnostics }
  if (value === text) return { path, outcome: 'unchanged', text, diagnostics }
  return { path, outcome: 'changed', text: value, line: firstDifference(text, value), diagnostics }
}

const firstDifference = (before: string, after: string): number => {
  let at = 0
  while (at < before.length && before[at] === after[at]) at++
  return before.slice(0, at).split(/\r\n?|\n/).length
}

/** Whole or not at all, with the rights that the file had. Answers why it could not be written, where it could not. */
export const overwrite = (at: string, text: string): string | undefined => {
  try {
    // A link stays a link.
    const target = realpathSync(at)
    const draft = `${target}.${process.pid}.tmp`
    const handle = openSync(draft, 'wx', statSync(target).mode)
    try {
      writeFileSync(handle, text)
      renameSync(draft, target)
    } catch (error) {
      rmSync(draft, { force: true })
      throw error
    } finally {
      closeSync(handle)
    }
    return undefined
  } catch (error) {
    return reasonOf(error)
  }
}
