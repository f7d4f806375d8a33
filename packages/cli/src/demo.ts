/**
 * The demonstration: checks and builds the policies of this repository, asks them about synthetic members, and prints a page.
 * Run by `pnpm demo`.
 */
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { CriterionAnswer } from '@rubric/runtime'
import { criteriaLines } from './answer/answer.ts'
import { type Outcome, evaluateMembers } from './answer/evaluate.ts'
import { type Row, tableLines } from './answer/table.ts'
import { type Word, refusedWord, statusWord } from './answer/words.ts'
import { buildFiles } from './artifact/build.ts'
import { type PolicyModule, loadVersions } from './artifact/load.ts'
import { writeFiles } from './artifact/write.ts'
import { revisionStories } from './demo/revisions.ts'
import { stories } from './demo/stories.ts'
import { type Members, readMembers } from './facts/read.ts'
import { plural, tally } from './render/order.ts'
import { tame, widthOf, wrap } from './render/width.ts'
import { type Terminal, endQuietlyWithoutReader, terminalOf } from './terminal/terminal.ts'
import { type Compiled, openWorkspace } from './workspace/open.ts'

const repository = join(import.meta.dirname, '../../..')
const members = join(import.meta.dirname, '../demo/synthetic-members.json')
const out = join(repository, 'dist')

/** Fixed, so that the page is the same on every day. */
const asOf = '2026-03-01'

/** The criteria of the table: those that a first request or a stay turns on. */
const shown: readonly (readonly [policy: string, criteria: readonly string[]])[] = [
  ['caresource.iih', ['initial']],
  ['nc_medicaid.ihts', ['eligibility', 'no_excluded_service']],
  ['pehp.iop', ['admission', 'continued_stay']],
]

/** One answer of each kind, told in full. */
const told = [
  { policy: 'pehp.iop', criterion: 'admission', status: 'met', member: 5 },
  { policy: 'nc_medicaid.ihts', criterion: 'eligibility', status: 'not met', member: 1 },
  { policy: 'nc_medicaid.ihts', criterion: 'eligibility', status: 'unknown', member: 2 },
] as const

const section = (title: string, { paint, width }: Terminal): string =>
  `\n${paint.strong(title)} ${paint.quiet('─'.repeat(width - title.length - 1))}\n\n`

const demo = async (terminal: Terminal): Promise<number> => {
  const { out: write, paint } = terminal
  write(`${paint.strong('Rubric')}  medical necessity criteria, written to be read and run\n`)
  const compiled = openWorkspace([join(repository, 'policies')], repository, { today: asOf })
  write(section('Check and build', terminal))
  const files = await buildFiles(compiled.policies, compiled.files)
  writeFiles(out, files)
  write(
    policyLines(compiled, terminal)
      .map((line) => `${line}\n`)
      .join(''),
  )
  const { error } = tally(compiled.diagnostics)
  if (error > 0) {
    terminal.note('There are errors: pnpm rubric check shows them.\n')
    return 1
  }
  const records = readMembers(readFileSync(members, 'utf8'))
  const outcomes = new Map<string, readonly Outcome[]>()
  for (const [id] of shown) outcomes.set(id, evaluateMembers(await inForceOn(id, asOf), records, asOf))
  write(section(`Members as of ${asOf}, all of them synthetic`, terminal))
  write(table(records, outcomes, terminal))
  for (const { policy, criterion, status, member } of told) {
    const outcome = outcomes.get(policy)?.[member]
    if (outcome?.kind !== 'decided') throw new Error(`the demonstration has no answer of ${policy} for member ${member}`)
    const wanted = ({ name }: CriterionAnswer): boolean => name === criterion
    if (outcome.answer.criteria.find(wanted)?.status !== status) throw new Error(`${policy}/${criterion} was to be ${status}`)
    write(section(`${titles[status]}: ${outcome.label}`, terminal).trimEnd() + '\n')
    write(
      criteriaLines(outcome.answer, { ...terminal, full: false }, wanted)
        .map((line) => `${line}\n`)
        .join(''),
    )
  }
  for (const { title, lines } of await stories(inForceOn, { ...terminal, full: false })) {
    write(section(title, terminal))
    write(lines.map((line) => `${line.trimEnd()}\n`).join(''))
  }
  write(section('Refused: facts that do not fit, so nothing is decided on them', terminal))
  write(refusals(outcomes, terminal).map((line) => `${line}\n`).join(''))
  for (const { title, lines } of revisionStories(repository, terminal)) {
    write(section(title, terminal))
    write(lines.map((line) => `${line.trimEnd()}\n`).join(''))
  }
  write(lastWords(terminal).map((line) => `${line}\n`).join(''))
  return 0
}

/** The built version that is in force on a day. */
const inForceOn = async (id: string, day: string): Promise<PolicyModule> => {
  const { inForce, loaded } = await loadVersions(join(out, id, 'index.js'))
  const version = inForce(day)
  if (version === undefined) throw new Error(`no version of ${id} is in force on ${day}`)
  return loaded(version)
}

const titles = { met: 'Met', 'not met': 'Not met', unknown: 'Unknown' } as const

const policyLines = ({ policies, diagnostics, files }: Compiled, { paint }: Terminal): readonly string[] => {
  const rows = policies
    .toSorted((a, b) => (a.id < b.id || (a.id === b.id && a.graph.policy.version < b.graph.policy.version) ? -1 : 1))
    .map(({ id, file, graph }) => {
      const path = files.get(file)?.path ?? file
      const { error, warning, info } = tally(diagnostics.filter((it) => it.file === path))
      const findings = [
        ...(error > 0 ? [plural(error, 'error')] : []),
        ...(warning > 0 ? [plural(warning, 'warning')] : []),
        ...(info > 0 ? [plural(info, 'note')] : []),
      ]
      const sign = error > 0 ? paint.notMet('✗') : paint.met('✓')
      const decides =
        graph.criteria.length === 0
          ? 'guidance only'
          : `${plural(graph.criteria.length + graph.limits.length, 'rule')}, ${graph.clauses.length} clauses`
      const said = paint.quiet(findings.join(', ') || 'nothing to report')
      return `${sign} ${id.padEnd(18)}${tame(graph.policy.version || 'undated').padEnd(12)}${decides.padEnd(26)}${said}`
    })
  return [
    ...rows,
    '',
    paint.quiet(`Warnings and notes are the documents' own defects. Built into ${relative(repository, out)}/.`),
  ]
}

const table = ({ members: records }: Members, outcomes: ReadonlyMap<string, readonly Outcome[]>, terminal: Terminal): string => {
  const columns = shown.flatMap(([group, criteria]) => criteria.map((name) => ({ name, group })))
  const rows = records.map(({ label }, index): Row => ({
    label,
    cells: shown.flatMap(([id, criteria]) => criteria.map((name) => cellOf(outcomes.get(id)?.[index], name))),
  }))
  return tableLines(columns, rows, terminal)
    .map((line) => `${line}\n`)
    .join('')
}

const cellOf = (outcome: Outcome | undefined, name: string): Word => {
  const found = outcome?.kind === 'decided' ? outcome.answer.criteria.find((criterion) => criterion.name === name) : undefined
  return found === undefined ? refusedWord : statusWord(found.status)
}

const refusals = (outcomes: ReadonlyMap<string, readonly Outcome[]>, { paint, width }: Terminal): readonly string[] =>
  [...outcomes].flatMap(([id, list]) =>
    list.flatMap((outcome) =>
      outcome.kind === 'refused'
        ? outcome.problems.flatMap(({ path, message }) => refusalLines(id, path, message, { paint, width }))
        : [],
    ),
  )

/** Where to go on. */
const lastWords = ({ paint }: Terminal): readonly string[] => [
  '',
  `Go on with  ${paint.place('pnpm rubric eval nc_medicaid.ihts --facts packages/cli/demo/synthetic-members.json')}`,
  `            ${paint.place('pnpm rubric diff cms.ldct')}`,
  `            ${paint.place('pnpm rubric --help')}`,
]

const refusalLines = (
  id: string,
  path: string,
  message: string,
  { paint, width }: Pick<Terminal, 'paint' | 'width'>,
): readonly string[] => {
  const [policy, place] = [`! ${id.padEnd(18)}`, tame(path).padEnd(19)]
  const column = widthOf(policy) + widthOf(place)
  const lines = wrap(tame(message), width - column)
  return lines.map((line, index) => (index === 0 ? `${paint.error(policy)}${paint.place(place)}` : ' '.repeat(column)) + line)
}

endQuietlyWithoutReader(process.stdout)
process.exitCode = await demo(terminalOf(process, undefined))
