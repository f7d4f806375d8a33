/** `rubric fmt`: policies in their canonical layout. */
import { resolve } from 'node:path'
import { type Call, type Options, command } from '../command.ts'
import type { Reported } from '../layout/report.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type ExitCode, UsageError, exitCodes, oneOf } from '../usage.ts'

const formats = ['pretty', 'json'] as const

const options = {
  check: { type: 'boolean', text: 'change nothing; name the files that are laid out otherwise, with the first such line' },
  'stdin-filepath': {
    type: 'string',
    value: 'PATH',
    text: 'lay out what comes on standard input, as if it stood in this file, and write it to standard output',
  },
  format: { type: 'string', value: 'FORMAT', text: `${formats.join(', ')} (default: pretty)` },
} as const satisfies Options

type FmtCall = Call<typeof options>

export default command(
  {
    name: 'fmt',
    takes: '[paths]',
    about:
      'Lays policies and vocabularies out in the one canonical way: columns, line breaks, blank lines. Words, numbers, codes, texts and comments ' +
      'stay. A file with errors of syntax is left as it is. Width and line ends follow .prettierrc and .editorconfig. Paths are files or ' +
      'folders; without any, the folder policies.',
    options,
    examples: [
      ['rubric fmt', 'everything in the folder policies'],
      ['rubric fmt --check', 'in a workflow: exit code 1 where a file is laid out otherwise'],
      ['rubric fmt --stdin-filepath policies/pehp/iop.rubric < draft.rubric', 'what an editor sends, laid out'],
    ],
  },
  async (call) => {
    const format = oneOf('format', call.values.format, formats, 'pretty')
    const path = call.values['stdin-filepath']
    if (path === undefined) return fmtFiles(call, format)
    if (call.positionals.length > 0) throw new UsageError('--stdin-filepath takes the text from standard input; name no files beside it')
    return fmtInput(call, path)
  },
)

const fmtFiles = async ({ values, positionals, terminal, surroundings }: FmtCall, format: (typeof formats)[number]): Promise<ExitCode> => {
  const [{ readWorkspace }, { layOut, overwrite }, { reportJson, reportPretty }] = await Promise.all([
    import('../workspace/read.ts'),
    import('../layout/files.ts'),
    import('../layout/report.ts'),
  ])
  const cwd = surroundings.cwd()
  const check = values.check === true
  const workspace = readWorkspace(positionals, cwd)
  const sources = new Map(workspace.files.map(({ path, text }) => [path, text]))
  const unread = workspace.diagnostics.map((each) => ({ path: each.file, outcome: 'unreadable' as const, text: '', diagnostics: [each] }))
  const laid = await Promise.all(
    workspace.files.filter(({ path }) => workspace.asked.has(path)).map(({ path, text }) => layOut(path, resolve(cwd, path), text)),
  )
  const files = [...laid, ...unread].map((file): Reported => {
    const reason = check || file.outcome !== 'changed' ? undefined : overwrite(resolve(cwd, file.path), file.text)
    return reason === undefined ? file : { ...file, outcome: 'unwritten', reason }
  })
  const report = { check, files, sources }
  terminal.out(format === 'json' ? reportJson(report) : reportPretty(report, terminal))
  const fine = files.every(({ outcome }) => outcome === 'unchanged' || (outcome === 'changed' && !check))
  return fine ? exitCodes.fine : exitCodes.findings
}

/** Standard output holds the text and nothing else; where there is something to say, it goes beside it. */
const fmtInput = async ({ values, terminal, surroundings }: FmtCall, path: string): Promise<ExitCode> => {
  const [{ layOut }, { reportPretty }] = await Promise.all([import('../layout/files.ts'), import('../layout/report.ts')])
  const { stdin, cwd } = surroundings
  let text = ''
  for await (const chunk of stdin.setEncoding('utf8')) text += String(chunk)
  const laid = await layOut(path, resolve(cwd(), path), text)
  const check = values.check === true
  const says = laid.outcome === 'unreadable' || (check && laid.outcome === 'changed')
  if (says) terminal.note(reportPretty({ check, files: [laid], sources: new Map([[path, text]]) }, noted(terminal)))
  else if (!check) terminal.out(laid.text)
  return says ? exitCodes.findings : exitCodes.fine
}

const noted = ({ notePaint, width }: Terminal): Pick<Terminal, 'paint' | 'width'> => ({ paint: notePaint, width })
