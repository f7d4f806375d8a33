/** Policies from text, for tests. */
import { type CompiledPolicy, compileWorkspace } from '@rubric/compiler'
import type { Diagnostic } from '@rubric/syntax'

export interface Compiled {
  readonly policy: CompiledPolicy
  readonly diagnostics: readonly Diagnostic[]
}

/** Compiles one policy; `vocabularies` are further files. */
export const compileText = (text: string, ...vocabularies: readonly string[]): Compiled => {
  const files = [text, ...vocabularies].map((each, at) => ({ path: at === 0 ? 'policy.rubric' : `vocabulary-${at}.rubric`, text: each }))
  const { value, diagnostics } = compileWorkspace(files)
  const policy = value.policies.find(({ file }) => file === 'policy.rubric')
  if (policy === undefined) throw new Error(`no policy: ${JSON.stringify(diagnostics)}`)
  return { policy, diagnostics }
}

/** Compiles a policy whose criteria `c` is the given lines, under the facts given as lines. */
export const compileCondition = (facts: string, condition: string, ...more: readonly string[]): Compiled => {
  const indent = (lines: string, by: string): string => lines.split('\n').map(line => `${by}${line}`).join('\n')
  return compileText(
    ['policy test.policy "Test"', '  issuer "Test"', '  version 2026-01-01', '  effective 2026-01-01', '  language 1', '',
      'facts', indent(facts, '  '), '', 'criteria c "C"', indent(condition, '  '), '', ...more].join('\n'),
  )
}

/** `code line:text` of each diagnostic, in order. */
export const summary = (text: string, diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ code, span }) => `${code} ${text.slice(0, span.start).split('\n').length}: ${text.slice(span.start, span.end)}`)
