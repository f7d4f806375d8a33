/** What bad input comes to: the codes and lines of its findings, and that it takes no longer than a reader waits. */
import { type CompiledPolicy, compileWorkspace } from '@rubric/compiler'
import { type Diagnostic, lineStarts, positionAt } from '@rubric/syntax'
import { expect } from 'vitest'

export const header = 'policy example.program "Example program"\n  issuer "Example Health Plan"\n  version 2026-01-01\n  effective 2026-01-01\n  language 1\n\n'

export interface Checked {
  readonly policy: CompiledPolicy | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** `code line` of each finding; those of other files have the file before them. */
  readonly found: readonly string[]
}

/** Compiles the texts as one workspace, the first as `policy.rubric`. */
export const check = (...texts: readonly string[]): Checked => {
  const files = texts.map((text, at) => ({ path: at === 0 ? 'policy.rubric' : `other-${at}.rubric`, text }))
  const { value, diagnostics } = compileWorkspace(files)
  const starts = new Map(files.map(({ path, text }) => [path, lineStarts(text)]))
  const found = diagnostics.map(({ code, file, span }) => {
    const { line } = positionAt(starts.get(file) ?? [0], span.start)
    return `${file === 'policy.rubric' ? '' : `${file} `}${code} ${line}`
  })
  return { policy: value.policies.find(({ file }) => file === 'policy.rubric'), diagnostics, found }
}

/** Findings of a policy whose header is right and whose other lines are these; lines count from the first of them. */
export const findings = (body: string, ...others: readonly string[]): readonly string[] => {
  const above = header.split('\n').length - 1
  return check(header + body, ...others).found.map((each) =>
    each.startsWith('other-') ? each : each.replace(/ (\d+)$/, (_, line: string) => ` ${Number(line) - above}`))
}

/** A slow machine that is busy with other tests gets this much more time. */
const patience = 8

/** Runs the work and holds it to so many milliseconds. */
export const within = <T>(milliseconds: number, work: () => T): T => {
  const began = performance.now()
  const result = work()
  expect(performance.now() - began).toBeLessThan(milliseconds * patience)
  return result
}

export const range = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at)
