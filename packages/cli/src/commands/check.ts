/** `rubric check`: what is wrong in policies. */
import type { Diagnostic } from '@rubric/syntax'
import { command } from '../command.ts'
import { type ExitCode, exitCodes, oneOf } from '../usage.ts'
import { dayOf, today } from '../facts/as-of.ts'
import { formatOf, formats } from '../render/format.ts'

export const failOn = ['error', 'warning'] as const

/** Notes never fail a run; warnings do where the caller asks for it. */
export const exitCodeOf = (diagnostics: readonly Diagnostic[], level: (typeof failOn)[number]): ExitCode => {
  const fails = diagnostics.some(({ severity }) => severity === 'error' || (level === 'warning' && severity === 'warning'))
  return fails ? exitCodes.findings : exitCodes.fine
}

export default command(
  {
    name: 'check',
    takes: '[paths]',
    about:
      'Reads policies and vocabularies and reports what is wrong or doubtful in them, each with its place, the facts and a remedy. ' +
      'What a version says of its change is held against the version that it revises, and what is false is shown on a member. ' +
      'Paths are files or folders; without any, the folder policies.',
    options: {
      format: { type: 'string', value: 'FORMAT', text: `${formats.join(', ')} (default: pretty)` },
      'as-of': {
        type: 'string',
        value: 'DATE',
        text: 'the day by which dates of review are judged, YYYY-MM-DD (default: today)',
      },
      'fail-on': { type: 'string', value: 'LEVEL', text: 'error or warning: from where on the exit code is 1 (default: error)' },
    },
    examples: [
      ['rubric check', 'everything in the folder policies'],
      ['rubric check policies/pehp --fail-on warning', 'one issuer, with warnings as failures'],
      ['rubric check --format github', 'in a workflow of GitHub Actions: remarks beside the lines'],
    ],
  },
  async ({ values, positionals, terminal, surroundings }) => {
    const format = formatOf(values.format)
    const level = oneOf('fail-on', values['fail-on'], failOn, 'error')
    const day = dayOf('as-of', values['as-of']) ?? today()
    const [{ openWorkspace }, { renderFindings }, { provenFindings }] = await Promise.all([
      import('../workspace/open.ts'),
      import('../render/findings.ts'),
      import('../revisions/findings.ts'),
    ])
    const compiled = openWorkspace(positionals, surroundings.cwd(), { today: day })
    const diagnostics = [...compiled.diagnostics, ...provenFindings(compiled)]
    terminal.out(renderFindings({ ...compiled, diagnostics, files: compiled.looked }, format, terminal))
    return exitCodeOf(diagnostics, level)
  },
)
