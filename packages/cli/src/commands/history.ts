/** `rubric history`: the versions of a policy. */
import { command } from '../command.ts'
import { dayOf, today } from '../facts/as-of.ts'
import { UsageError, exitCodes, oneOf } from '../usage.ts'

const formats = ['pretty', 'json'] as const

export default command(
  {
    name: 'history',
    takes: 'POLICY-ID',
    about:
      'Draws the line of versions of a policy in the folder policies: on which days each is in force, since when its text is known, its ' +
      'status, who approved it, and whether its review is overdue.',
    options: {
      'as-of': { type: 'string', value: 'DATE', text: 'the day by which the versions are looked at, YYYY-MM-DD (default: today)' },
      format: { type: 'string', value: 'FORMAT', text: `${formats.join(', ')} (default: pretty)` },
    },
    examples: [
      ['rubric history cms.ldct', 'all versions, the latest first'],
      ['rubric history cms.ldct --format json', 'the same for a program, the first version first'],
    ],
  },
  async ({ values, positionals, terminal, surroundings }) => {
    const format = oneOf('format', values.format, formats, 'pretty')
    const on = dayOf('as-of', values['as-of']) ?? today()
    const [id, ...more] = positionals
    if (id === undefined) throw new UsageError('name a policy by its id: rubric history POLICY-ID')
    if (more.length > 0) throw new UsageError(`one policy at a time; ${more.join(', ')} is too much`)
    const [{ filesOf }, { openWorkspace }, { lineOf }, { historyJson, historyLines }, { renderFindings }] = await Promise.all([
      import('../versions/files.ts'),
      import('../workspace/open.ts'),
      import('../versions/line.ts'),
      import('../versions/history.ts'),
      import('../render/findings.ts'),
    ])
    const cwd = surroundings.cwd()
    const compiled = openWorkspace(filesOf(id, cwd), cwd, { today: on })
    const history = { id, on, versions: lineOf(compiled, on) }
    terminal.out(
      format === 'json'
        ? `${JSON.stringify(historyJson(history), null, 2)}\n`
        : historyLines(history, terminal).map((line) => `${line.trimEnd()}\n`).join(''),
    )
    const diagnostics = compiled.diagnostics.filter(({ severity }) => severity === 'error')
    if (diagnostics.length === 0) return exitCodes.fine
    terminal.note(`\n${renderFindings({ ...compiled, diagnostics, files: compiled.looked }, 'pretty', { paint: terminal.notePaint, width: terminal.width })}`)
    return exitCodes.findings
  },
)
