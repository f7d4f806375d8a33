/** `rubric eval`: the criteria and determinations of a policy for members, with reasons. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { evaluateMembers } from '../answer/evaluate.ts'
import { renderLetters } from '../answer/letters.ts'
import { renderOutcomes } from '../answer/outcomes.ts'
import { type FoundPolicy, findPolicy } from '../artifact/find.ts'
import type { PolicyModule } from '../artifact/load.ts'
import { closest } from '../closest.ts'
import { type Process, command } from '../command.ts'
import { UsageError, exitCodes, oneOf } from '../usage.ts'
import { type AsOf, asOfMoment, dayOf } from '../facts/as-of.ts'
import { readMembers } from '../facts/read.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type Choice, type Question, chosen } from '../versions/dates.ts'

const formats = ['pretty', 'json'] as const

export default command(
  {
    name: 'eval',
    takes: 'POLICY --facts FILE [--service-date DATE] [--as-of DATE]',
    about:
      'Decides every criterion of a policy for one or several members: met, not met or unknown, clause by clause, with the facts that made ' +
      'it so; what blocks it where it is not met, and what would settle it where it is unknown; and what its determinations grant. POLICY ' +
      'is the id of a policy in the folder policies, of which the version in force on the date of service decides; or a .rubric file, or a ' +
      'folder or file that rubric build has written. FILE holds one JSON object, an array, or one object a line; - is standard input. A ' +
      'member may have an `id`, which names them in the answer. Facts that do not fit are refused, and nothing is decided on them.',
    options: {
      facts: { type: 'string', short: 'f', value: 'FILE', text: 'the facts; - for standard input' },
      'service-date': {
        type: 'string',
        value: 'DATE',
        text: 'the date of service, which says what version of the policy decides (default: the day of --as-of)',
      },
      'as-known-on': { type: 'string', value: 'DATE', text: 'choose among the versions that were known on this day (default: all)' },
      'as-of': {
        type: 'string',
        value: 'DATE',
        text: 'what is known on this day, or at this minute, decides: YYYY-MM-DD, or YYYY-MM-DDTHH:MM (default: the date of service, else today)',
      },
      determination: { type: 'string', value: 'NAME', text: 'show only this determination of the policy' },
      letter: {
        type: 'boolean',
        text: "write the member's letter instead, about --determination, else about those that are decided",
      },
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
      ['rubric eval cms.ldct --facts member.json --service-date 2021-06-15', 'by the version that was in force then'],
      ['rubric eval nc_medicaid.ihts --facts member.json --letter', 'a rationale for the member, in plain words'],
      ['rubric eval --schema', 'the format of the answer'],
    ],
  },
  async ({ values, positionals, terminal, surroundings }) => {
    if (values.schema === true) {
      const { publishedSchema } = await import('../answer/schema.ts')
      terminal.out(`${JSON.stringify(publishedSchema, null, 2)}\n`)
      return exitCodes.fine
    }
    const format = oneOf('format', values.format, formats, 'pretty')
    if (format === 'json' && values.letter === true) throw new UsageError('a letter is plain text: leave out --format json')
    const serviceDate = dayOf('service-date', values['service-date'])
    const asOf = asOfMoment(values['as-of'] ?? serviceDate)
    const [name, ...more] = positionals
    if (name === undefined) throw new UsageError('name a policy: rubric eval POLICY --facts FILE')
    if (more.length > 0) throw new UsageError(`one policy at a time; ${more.join(', ')} is too much`)
    if (values.facts === undefined) throw new UsageError('--facts FILE is missing; - reads standard input')
    const cwd = surroundings.cwd()
    const found = findPolicy(name, cwd)
    const question = questionOf(name, found, asOf, serviceDate, dayOf('as-known-on', values['as-known-on']))
    const members = readMembers(await factsText(values.facts, surroundings, terminal))
    const loaded = await load(found, question, cwd, terminal)
    if (loaded === undefined) return exitCodes.findings
    const outcomes = evaluateMembers(loaded.module, members, asOf.text, loaded.choice)
    const only = determinationOf(loaded.module, values.determination, values.letter === true)
    const style = { ...terminal, form: members.form, format, full: values.full === true, assumed: asOf.assumed, only }
    terminal.out(values.letter === true ? renderLetters(outcomes, only, style) : renderOutcomes(outcomes, style))
    if (asOf.assumed) terminal.note(`No --as-of was given: decided as of today, ${asOf.day}.\n`)
    return outcomes.every(({ kind }) => kind === 'decided') ? exitCodes.fine : exitCodes.findings
  },
)

/** The name of a determination that the policy has. A letter needs one. */
const determinationOf = ({ policy }: PolicyModule, given: string | undefined, isLetter: boolean): string | undefined => {
  const names = policy.determinations.flatMap(({ criterion }) => policy.criteria[criterion]?.name ?? [])
  if (isLetter && names.length === 0) throw new UsageError(`${policy.id} has no determination, so there is nothing to write a letter about`)
  if (given === undefined || names.includes(given)) return given
  const near = closest(given, names)
  const hint = near === undefined ? `; it has ${names.length === 0 ? 'none' : names.join(', ')}` : `; did you mean ${near}?`
  throw new UsageError(`${policy.id} has no determination ${given}${hint}`)
}

/** A file and a built version are what they are; only among the versions of an id there is something to choose. */
const questionOf = (
  name: string,
  { kind }: FoundPolicy,
  asOf: AsOf,
  serviceDate: string | undefined,
  knownOn: string | undefined,
): Question => {
  if (kind === 'source' || kind === 'built') {
    const option = serviceDate !== undefined ? '--service-date' : knownOn !== undefined ? '--as-known-on' : undefined
    if (option !== undefined) throw new UsageError(`${name} is one version already; ${option} chooses among those of a policy's id`)
  }
  return { id: name, day: serviceDate ?? asOf.day, basis: serviceDate === undefined ? 'as of' : 'service date', knownOn }
}

const factsText = async (file: string, { stdin, cwd }: Process, { note }: Terminal): Promise<string> => {
  if (file !== '-') {
    try {
      return readFileSync(resolve(cwd(), file), 'utf8')
    } catch (error) {
      const { reasonOf } = await import('@rubric/language-server/disk')
      throw new UsageError(`cannot read ${file}: ${reasonOf(error)}`)
    }
  }
  if (stdin.isTTY) note('Reading facts from the terminal; end with Ctrl-D.\n')
  let text = ''
  for await (const chunk of stdin.setEncoding('utf8')) text += String(chunk)
  return text
}

interface Loaded {
  readonly module: PolicyModule
  /** Null where one version was named. */
  readonly choice: Choice | null
}

/** Only a policy in source needs the compiler, and only then is it loaded. */
const load = async (found: FoundPolicy, question: Question, cwd: string, terminal: Terminal): Promise<Loaded | undefined> => {
  switch (found.kind) {
    case 'built': {
      const { loadModule } = await import('../artifact/load.ts')
      return { module: await loadModule(found.module), choice: null }
    }
    case 'index': {
      const { loadVersions } = await import('../artifact/load.ts')
      const { versions, inForce, loaded } = await loadVersions(found.module)
      const { version, choice } = chosen(versions, inForce, question)
      return { module: loaded(version), choice }
    }
    case 'source':
    case 'id': {
      const { loadSource, loadSourceInForce } = await import('../artifact/source.ts')
      const source = found.kind === 'id' ? await loadSourceInForce(question, cwd) : await loadSource(found.path, cwd)
      if (source.ok) return source
      terminal.note(source.findings(terminal.notePaint, terminal.width))
      return undefined
    }
  }
}
