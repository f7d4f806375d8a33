/** Laws of the layout, on random policies and on those of the repository, each laid out anew as careless hands would. */
import { type PrintedPolicy, policy } from '@rubric/harness'
import { formatEdits, formatText } from '@rubric/prettier-plugin'
import { withEdits } from '@rubric/syntax'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deep, policyRuns, progress, seed } from '../laws/runs.ts'
import { type SourceText, isSource, subjectOf } from '../laws/subject.ts'
import { mutated } from '../laws/mutate.ts'
import { dataFiles, policies, sourceFiles } from '../support/real-policies.ts'
import { builtOf } from './built.ts'
import { commentsOf, treeOf } from './compare.ts'
import { perturbed } from './perturb.ts'

const format = (text: string): string => {
  const { value, diagnostics } = formatText('p.rubric', text)
  if (diagnostics.length > 0) throw new Error(`cannot be read: ${diagnostics[0]?.title}`)
  return value
}

const same = (what: string, before: string, after: string): string | null => {
  if (before === after) return null
  const [left, right] = [before.split('\n'), after.split('\n')]
  const at = left.findIndex((line, index) => line !== right[index])
  return `${what}\nbefore: ${left.slice(at, at + 3).join('\n        ')}\nafter:  ${right.slice(at, at + 3).join('\n        ')}`
}

const untidy = (lines: readonly string[]): boolean =>
  lines[0] === '' || lines.at(-1) !== '' || lines.some((line, index) => /[ \t\r]$/.test(line) || (line === '' && lines[index - 1] === ''))

/** What is wrong with the layout of a text; null where nothing is. */
const wrong = (text: string): string | null => {
  try {
    const laid = format(text)
    return (
      same('formatting again changes it', laid, format(laid)) ??
      same('the tree differs', treeOf(text), treeOf(laid)) ??
      same('comments differ', commentsOf(text).join('\n'), commentsOf(laid).join('\n')) ??
      same('the edits come to something else', laid, withEdits(text, formatEdits(text)).replace(/\r\n?/g, '\n')) ??
      (untidy(laid.split('\n')) ? 'white space is left over, or the last line break is missing' : null)
    )
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack}` : String(error)
  }
}

const forPolicies = (id: string, runs: number, check: (printed: PrintedPolicy, each: number) => string | null): void => {
  const tick = progress(id)
  const holds = (printed: PrintedPolicy, each: number): boolean => (tick(), check(printed, each) === null)
  const found = fc.check(fc.property(policy, fc.nat(), holds), { seed, numRuns: runs })
  if (!found.failed) return
  const [printed, each] = found.counterexample ?? []
  if (printed === undefined || each === undefined) throw new Error('no counterexample was kept')
  throw new Error(`seed ${found.seed}, path ${found.counterexamplePath ?? ''}\n${check(printed, each) ?? 'did not fail again'}`)
}

const timeout = deep ? 3_600_000 : 120_000
const sources = (files: readonly SourceText[]): readonly SourceText[] => files.filter(isSource)
const first = (found: readonly (string | null)[]): string | null => found.find((each) => each !== null) ?? null

/** The law's complaint, with the text that it is about. */
const shown = (text: string, complaint: string | null): string | null => (complaint === null ? null : `${complaint}\n\n${text}`)

describe('random policies', () => {
  it('keep tree and comments in the canonical layout, which is the same again', () => {
    forPolicies('format', policyRuns, ({ files }, each) =>
      first(sources(files).flatMap(({ text }) => [text, perturbed(text, each)]).map((text) => shown(text, wrong(text)))),
    )
  }, timeout)

  it('come to one layout, however words were spaced and lines broken', () => {
    forPolicies('canonical', policyRuns, ({ files }, each) =>
      first(sources(files).map(({ text }) => shown(text, same('another layout', format(text), format(perturbed(text, each, 'spaces')))))),
    )
  }, timeout)

  it('are built to the same bytes, laid out or not', () => {
    forPolicies('built', Math.ceil(policyRuns / 5), ({ files }, each) => {
      const spread = files.map((file) => (isSource(file) ? { ...file, text: perturbed(file.text, each) } : file))
      const laid = spread.map((file) => (isSource(file) ? { ...file, text: format(file.text) } : file))
      const [before, ...after] = [files, spread, laid].map((each) => builtOf(subjectOf(each).graph))
      return first(after.map((built) => same('what is built differs', before ?? '', built)))
    })
  }, timeout)

  it('stay as they are where they cannot be read', () => {
    forPolicies('unreadable', policyRuns, ({ files }, each) =>
      first(
        sources(files).map(({ text }) => {
          const broken = mutated(text, each)
          const { value, diagnostics } = formatText('p.rubric', broken)
          if (diagnostics.length > 0) return value === broken && formatEdits(broken).length === 0 ? null : `changed:\n${broken}`
          return shown(broken, wrong(broken))
        }),
      ),
    )
  }, timeout)
})

describe('the policies of the repository', () => {
  it.each(sourceFiles.map(({ path, text }) => ({ path, text })))('$path keeps tree and comments', ({ text }) => {
    for (let each = 0; each < (deep ? 500 : 3); each++) expect(wrong(perturbed(text, seed + each))).toBeNull()
  }, timeout)

  it.each(policies.map(({ file }) => ({ file })))('$file is built to the same bytes', ({ file }) => {
    const files = [...sourceFiles.filter(({ path }) => path === file), ...sourceFiles.filter(({ path }) => path !== file), ...dataFiles]
    const laid = files.map((each) => (isSource(each) ? { path: each.path, text: format(perturbed(each.text, seed)) } : each))
    expect(builtOf(subjectOf(laid).graph)).toBe(builtOf(subjectOf(files).graph))
  }, timeout)
})
