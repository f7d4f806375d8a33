/**
 * A policy as its document would print it, with what is decided of a chosen member beside it. Plain data for a page that draws
 * it. While the text has errors, all that can be read is here, and what is missing is said.
 */
import type { Fact, Program, ProgramFile } from '@rubric/compiler'
import type { Answer, CriterionAnswer, DeterminationAnswer, RequirementAnswer } from '@rubric/runtime'
import { type Header, positionAt, type Section, type Span, type Spanned } from '@rubric/syntax'
import { answerOf, evaluateMember, type Member, type MemberEvaluation } from './member.ts'
import { faultyFiles, idOf, outlineOf } from './outline.ts'
import { clauseReader, type PreviewClause } from './preview-clauses.ts'
import { amountsOf, daysOf, usesOf } from './preview-amounts.ts'
import { readerOf } from './reading/reader.ts'
import { headingOf, sectionSentences } from './reading/sections.ts'
import type { Reader } from './reading/values.ts'

export type { PreviewClause, PreviewCondition } from './preview-clauses.ts'

export interface Preview {
  /** `pehp.iop`; empty where the first line cannot be read. */
  readonly id: string
  readonly title: string
  readonly role: 'policy' | 'vocabulary'
  /** The lines of the header: `['effective', 'November 11, 2024']`. */
  readonly header: readonly (readonly [label: string, text: string])[]
  /** In the order of the file. */
  readonly blocks: readonly PreviewBlock[]
  /** What could not be shown or decided, and why. */
  readonly missing: readonly string[]
  /** Null where none is chosen. */
  readonly member: PreviewMember | null
}

export interface PreviewMember {
  /** The example's name; of other facts their label. */
  readonly name: string
  /** `2026-03-01`, `2026-03-01 14:30`; empty where nothing is decided. */
  readonly asOf: string
  /** Why nothing is decided. */
  readonly problems: readonly string[]
  /** Facts that are not known and still matter, those first on which most hangs. */
  readonly needed: readonly PreviewNeed[]
  /** Given, and not asked for by the policy. */
  readonly ignored: readonly string[]
}

export interface PreviewNeed {
  readonly name: string
  readonly text: string
  readonly byClinician: boolean
  /** Titles of the determinations (criteria, where there is no determination) that wait for it. */
  readonly for: readonly string[]
}

export interface PreviewBlock {
  readonly kind: Exclude<Section['kind'], 'Example' | 'Use'>
  /** Where it stands in the text. */
  readonly span: Span
  /** Empty of facts and abbreviations. */
  readonly address: string
  readonly title: string
  readonly cite: string
  /** `met`, `violated`, `applies`, `information needed`; null without a member. `tone` says how it is to be coloured. */
  readonly status: { readonly word: string; readonly tone: 'good' | 'bad' | 'open' | 'quiet' } | null
  /** What it says, in plain sentences. */
  readonly says: readonly string[]
  /** What is decided of the member besides: amounts, days, until when there is time. */
  readonly decided: readonly string[]
  /** Of criteria, requirements and exceptions: the clause that holds all others. */
  readonly clause: PreviewClause | null
}

export const previewOf = (program: Program, path: string, member?: Member): Preview | undefined => {
  const file = program.file(path)
  if (file === undefined) return undefined
  const { header, sections } = file.tree
  const reader = readerOf(program, path)
  const evaluation = member === undefined ? undefined : evaluateMember(program, path, member)
  const answer = evaluation?.ok === true ? answerOf(evaluation) : undefined
  const clauseOf = clauseReader(reader, file, program.policy(path), evaluation)
  const clauses = new Map<Spanned, PreviewClause>(outlineOf(file).map((clause) => [clause.node, clauseOf(clause)]))
  return {
    id: idOf(file),
    title: header.kind === 'Header' && header.title.kind === 'Text' ? header.title.value : '',
    role: header.kind === 'Header' ? header.role : 'policy',
    header: header.kind === 'Header' ? headerLines(file, header) : [],
    blocks: sections.flatMap((section) =>
      blockOf(section, { reader, answer, id: idOf(file), clause: (of) => clauses.get(of) ?? null }),
    ),
    missing: missingOf(program, path),
    member: member === undefined ? null : memberOf(member, evaluation, answer, program.policy(path)?.graph.facts ?? []),
  }
}

const memberOf = (
  member: Member,
  evaluation: MemberEvaluation | undefined,
  answer: Answer | undefined,
  facts: readonly Fact[],
): PreviewMember => ({
  name: member.kind === 'example' ? member.name : (member.label ?? 'these facts'),
  asOf: answer?.asOf.replace('T', ' ') ?? '',
  problems: evaluation?.ok === false ? evaluation.problems : [],
  needed: answer === undefined ? [] : neededOf(answer, facts),
  ignored: answer?.ignored.map((each) => each.slice(1).replaceAll('/', '.')) ?? [],
})

/** As written, without the quotes. */
const headerLines = ({ text }: ProgramFile, { entries }: Header): Preview['header'] =>
  entries.map(({ key, start, end }) => {
    const written = text.slice(start + key.length, end).trim()
    return [key, written.replace(/^"(.*)"$/, '$1')]
  })

const missingOf = (program: Program, path: string): readonly string[] =>
  faultyFiles(program, path).map((each) => {
    const errors = program.diagnostics(each).filter(({ severity }) => severity === 'error')
    const { starts = [] } = program.file(each) ?? {}
    const line = positionAt(starts, errors[0]?.span.start ?? 0).line
    const count = errors.length === 1 ? 'There is an error' : `There are ${errors.length} errors`
    return `${count} in ${each}, the first in line ${line}. Lines that cannot be read are left out.`
  })

interface Shown {
  readonly reader: Reader
  readonly answer: Answer | undefined
  readonly id: string
  readonly clause: (section: Section) => PreviewClause | null
}

const blockOf = (section: Section, { reader, answer, id, clause }: Shown): readonly PreviewBlock[] => {
  if (section.kind === 'Example' || section.kind === 'Use') return []
  const address = 'name' in section ? `${id}/${section.name.text}` : ''
  const cite = 'cite' in section ? (section.cite?.text ?? '') : ''
  const { start, end, kind } = section
  const says = sectionSentences(reader, section)
  const common = { kind, span: { start, end }, address, title: headingOf(section), cite, says, clause: clause(section) }
  const bare: PreviewBlock = { ...common, status: null, decided: [] }
  if (answer === undefined) return [bare]
  const of = <T extends { readonly address: string }>(list: readonly T[]): T | undefined =>
    list.find((each) => each.address === address)
  switch (section.kind) {
    case 'Criteria':
      return [{ ...bare, status: criterionStatus(of(answer.criteria)) }]
    case 'Requirement':
      return [{ ...bare, ...dutyOf(of(answer.requirements)) }]
    case 'Exception':
      return [{ ...bare, status: exceptionStatus(of(answer.exceptions)) }]
    case 'Determination':
      return [{ ...bare, ...outcomeOf(of(answer.determinations)) }]
    case 'Limit':
      return [{ ...bare, decided: usesOf(answer, address) }]
    case 'Facts':
    case 'CodeSet':
    case 'Define':
    case 'Guidance':
    case 'Interpretation':
    case 'Terms':
    case 'Calendar':
    case 'Statement':
    case 'Revises':
      return [bare]
  }
}

const tones = { met: 'good', 'not met': 'bad', violated: 'bad', unknown: 'open', pending: 'open' } as const

const criterionStatus = (found: CriterionAnswer | undefined): PreviewBlock['status'] =>
  found === undefined ? null : { word: found.status, tone: tones[found.status] }

/** An exception that does not apply is nothing bad. */
const exceptionStatus = (found: CriterionAnswer | undefined): PreviewBlock['status'] => {
  if (found === undefined) return null
  const words = { met: 'applies', 'not met': 'does not apply', unknown: 'unknown' } as const
  return { word: words[found.status], tone: found.status === 'unknown' ? 'open' : 'quiet' }
}

const dutyOf = (found: RequirementAnswer | undefined): Pick<PreviewBlock, 'status' | 'decided'> => ({
  status: found === undefined ? null : { word: found.status, tone: tones[found.status] },
  decided: found === undefined || found.dueInWords === '' ? [] : [`It is due ${found.dueInWords}.`],
})

const outcomeTones = {
  'criteria met': 'good',
  'criteria met in part': 'good',
  'criteria not met: refer to a clinician': 'bad',
  'information needed': 'open',
} as const

const outcomeOf = (found: DeterminationAnswer | undefined): Pick<PreviewBlock, 'status' | 'decided'> => ({
  status: found === undefined ? null : { word: found.outcome, tone: outcomeTones[found.outcome] },
  decided: found === undefined ? [] : [...amountsOf(found), ...daysOf(found)],
})

/** Of determinations, as they are what is asked for; of a policy without any, of its criteria and requirements. */
const neededOf = ({ determinations, criteria, requirements }: Answer, facts: readonly Fact[]): readonly PreviewNeed[] => {
  const found = new Map<string, { readonly need: Omit<PreviewNeed, 'for'>; readonly titles: string[] }>()
  const add = (need: Omit<PreviewNeed, 'for'>, title: string): void => {
    const known = found.get(need.name) ?? { need, titles: [] }
    if (!known.titles.includes(title)) known.titles.push(title)
    found.set(need.name, known)
  }
  for (const { needed, text, name } of determinations) for (const need of needed) add(need, text === '' ? name : text)
  if (determinations.length === 0) {
    for (const { explanation, text, name: own } of [...criteria, ...requirements]) {
      if (explanation.status !== 'unknown') continue
      for (const { name, given } of explanation.matters) {
        if (given !== null) continue
        const fact = facts.find((each) => each.name === name)
        add({ name, text: fact?.text ?? '', byClinician: fact?.byClinician ?? false }, text === '' ? own : text)
      }
    }
  }
  return [...found.values()].map(({ need, titles }) => ({ ...need, for: titles })).sort((a, b) => b.for.length - a.for.length)
}
