/** `rubric eval`: the criteria of a policy for members, with reasons. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { evaluateMembers } from '../answer/evaluate.ts'
import { renderOutcomes } from '../answer/outcomes.ts'
import { findPolicy } from '../artifact/find.ts'
import type { PolicyModule } from '../artifact/load.ts'
import { type Process, command } from '../command.ts'
import { UsageError, exitCodes, oneOf } from '../usage.ts'
import { asOfDate } from '../facts/as-of.ts'
import { readMembers } from '../facts/read.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { reasonOf } from '../workspace/walk.ts'

const formats = ['pretty', 'json'] as const

export default command(
  {
    name: 'eval',
    takes: 'POLICY --facts FILE [--as-of DATE]',
    about:
      'Decides every criterion of a policy for one or several members: met, not met or unknown, clause by clause, with the facts that made ' +
      'it so; what blocks it where it is not met, and what would settle it where it is unknown. POLICY is the id of a policy in the folder ' +
      'policies, a .rubric file, or a folder or file that rubric build has written. FILE holds one JSON object, an array, or one object ' +
      'a line; - is standard input. A member may have an `id`, which names them in the answer. Facts that do not fit are refused, and ' +
      'nothing is decided on them.',
    options: {
      facts: { type: 'string', short: 'f', value: 'FILE', text: 'the facts; - for standard input' },
      'as-of': { type: 'string', value: 'DATE', text: 'the day to decide for, YYYY-MM-DD (default: today)' },
      full: { type: 'boolean', text: 'show every clause in full, also those that did not bring the answer about' },
      format: {
        type: 'string',
        value: 'FORMAT',
        text: 'pretty, or json: one answer, for several members one a line (default: pretty)',
      },
      schema: { type: 'boolean', text: 'print the JSON Schema of the answer instead' },
    },
    examples: [
      ['rubric eval pehp.iop --facts member.json', 'one member, as of today'],
      [
        'rubric eval dist/pehp.iop --facts members.ndjson --as-of 2026-03-01 --format json',
        'many, by a built policy, for a program',
      ],
      ['echo \'{"impaired_spheres": 2}\' | rubric eval pehp.iop --facts -', 'what would be missing'],
      ['rubric eval --schema', 'the format of the answer'],
    ],
  },
  async ({ values, positionals, terminal, surroundings }) => {
    if (values.schema === true) {
      const { answerSchema } = await import('@rubric/runtime')
      terminal.out(`${JSON.stringify(answerSchema, null, 2)}\n`)
      return exitCodes.fine
    }
    const format = oneOf('format', values.format, formats, 'pretty')
    const asOf = asOfDate(values['as-of'])
    const [name, ...more] = positionals
    if (name === undefined) throw new UsageError('name a policy: rubric eval POLICY --facts FILE')
    if (more.length > 0) throw new UsageError(`one policy at a time; ${more.join(', ')} is too much`)
    if (values.facts === undefined) throw new UsageError('--facts FILE is missing; - reads standard input')
    const found = findPolicy(name, surroundings.cwd(), asOf.date)
    const members = readMembers(await factsText(values.facts, surroundings, terminal))
    const module = await load(found, surroundings.cwd(), terminal)
    if (module === undefined) return exitCodes.findings
    const outcomes = evaluateMembers(module, members, asOf.date)
    terminal.out(
      renderOutcomes(outcomes, { ...terminal, form: members.form, format, full: values.full === true, assumed: asOf.assumed }),
    )
    if (asOf.assumed) terminal.note(`No --as-of was given: decided as of today, ${asOf.date}.\n`)
    return outcomes.every(({ kind }) => kind === 'decided') ? exitCodes.fine : exitCodes.findings
  },
)

const factsText = async (file: string, { stdin, cwd }: Process, { note }: Terminal): Promise<string> => {
  if (file !== '-') {
    try {
      return readFileSync(resolve(cwd(), file), 'utf8')
    } catch (error) {
      throw new UsageError(`cannot read ${file}: ${reasonOf(error)}`)
    }
  }
  if (stdin.isTTY) note('Reading facts from the terminal; end with Ctrl-D.\n')
  let text = ''
  for await (const chunk of stdin.setEncoding('utf8')) text += String(chunk)
  return text
}

/** Only a policy in source needs the compiler, and only then is it loaded. */
const load = async (found: ReturnType<typeof findPolicy>, cwd: string, terminal: Terminal): Promise<PolicyModule | undefined> => {
  if (found.kind === 'built') return (await import('../artifact/load.ts')).loadModule(found.module)
  const { loadSource } = await import('../artifact/source.ts')
  const source = await loadSource(found.path, cwd)
  if (source.ok) return source.module
  terminal.note(source.findings(terminal.notePaint, terminal.width))
  return undefined
}
