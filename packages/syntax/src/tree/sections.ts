/** The sections of a file, each made of its own line and the lines under it. */
import type { CodeSet, Example, Expectation, FactDeclaration, GivenEntry, GivenFact, GuidanceItem, Interpretation, Section } from '../ast.ts'
import { report } from '../diagnostics.ts'
import type { FactDraft, GivenFactDraft, InterpretationEntryDraft, LineDraft } from '../grammar/drafts.ts'
import { endAfter, lineSite, missing, nameOr, textAndCite, type Sheet } from './assemble.ts'
import { buildBody, buildDefinition } from './outline.ts'
import { buildRevises, buildStatement } from './revisions.ts'
import { buildCalendar, buildDetermination, buildException, buildLimit, buildRequirement, buildTerms } from './rules.ts'

/** Answers nothing for lines that are no section: those have been reported. */
export const buildSection = (draft: LineDraft, sheet: Sheet): Section | undefined => {
  const { start, end } = draft
  switch (draft.kind) {
    case 'use':
      return { kind: 'Use', start, end, id: nameOr(draft.id, end) }
    case 'facts': {
      const facts = sheet.under(draft.line).flatMap((line) => (line.kind === 'fact' ? [buildFact(line, sheet)] : []))
      return { kind: 'Facts', start, end: endAfter(draft, facts), facts }
    }
    case 'codeSet':
      return buildCodeSet(draft, sheet)
    case 'define':
      return buildDefinition(draft, sheet)
    case 'criteria': {
      const body = buildBody(draft, sheet)
      const { text: title, ...cite } = textAndCite(draft)
      return { kind: 'Criteria', start, end: Math.max(end, body.end), name: nameOr(draft.name, end), ...(title && { title }), ...cite, body }
    }
    case 'guidance': {
      const items = sheet.under(draft.line).flatMap(buildGuidanceItem)
      const { text = missing(end), ...cite } = textAndCite(draft)
      return { kind: 'Guidance', start, end: endAfter(draft, items), name: nameOr(draft.name, end), text, ...cite, items }
    }
    case 'interpretation':
      return buildInterpretation(draft, sheet)
    case 'example':
      return buildExample(draft, sheet)
    case 'terms':
      return buildTerms(draft, sheet)
    case 'calendar':
      return buildCalendar(draft, sheet)
    case 'limit':
      return buildLimit(draft, sheet)
    case 'requirement':
      return buildRequirement(draft, sheet)
    case 'exception':
      return buildException(draft, sheet)
    case 'determination':
      return buildDetermination(draft, sheet)
    case 'statement':
      return buildStatement(draft)
    case 'revises':
      return buildRevises(draft, sheet)
    case 'header': case 'headerEntry': case 'fact': case 'codeGroup': case 'codeFile': case 'block': case 'item': case 'unless': case 'condition':
    case 'guidanceItem': case 'interpretationEntry': case 'given': case 'expect': case 'givenFact': case 'entry': case 'expectation': case 'term':
    case 'calendarEntry': case 'cap': case 'unitEntry': case 'when': case 'exceptionEntry': case 'determinationEntry': case 'claim':
      return undefined
  }
}

const buildCodeSet = (draft: Extract<LineDraft, { kind: 'codeSet' }>, sheet: Sheet): CodeSet => {
  const lines = sheet.under(draft.line)
  const groups = lines.flatMap((line) => (line.kind === 'codeGroup' ? line.groups ?? [] : []))
  const [file, second] = lines.filter((line) => line.kind === 'codeFile')
  if (second !== undefined) sheet.faults.add(second.line, () => report('repeated-line', lineSite(sheet, second), { what: '`codes`', word: 'from' }))
  return {
    kind: 'CodeSet',
    start: draft.start,
    end: Math.max(endAfter(draft, groups), file?.end ?? 0),
    name: nameOr(draft.name, draft.end),
    ...textAndCite(draft),
    groups,
    ...(file?.from && { from: file.from }),
  }
}

const buildFact = (draft: FactDraft, sheet: Sheet): FactDeclaration => {
  const fields = sheet.under(draft.line).flatMap((line) => (line.kind === 'fact' ? [buildFact(line, sheet)] : []))
  return {
    kind: 'FactDeclaration',
    start: draft.start,
    end: endAfter(draft, fields),
    name: nameOr(draft.name, draft.end),
    type: draft.type ?? missing(draft.end),
    byClinician: draft.byClinician === true,
    ...textAndCite(draft),
    fields,
  }
}

const buildGuidanceItem = (draft: LineDraft): GuidanceItem[] => {
  if (draft.kind !== 'guidanceItem' || draft.label === undefined) return []
  const { start, end, label } = draft
  const { text = missing(end), ...cite } = textAndCite(draft)
  return [{ kind: 'GuidanceItem', start, end, label, text, ...cite }]
}

const entryWords = { against: 'against', decided: 'decided by', because: 'because', affects: 'affects' } as const

const buildInterpretation = (draft: Extract<LineDraft, { kind: 'interpretation' }>, sheet: Sheet): Interpretation => {
  const entries = new Map<InterpretationEntryDraft['key'], InterpretationEntryDraft>()
  const lines = sheet.under(draft.line)
  for (const line of lines) {
    if (line.kind !== 'interpretationEntry' || line.key === undefined) continue
    const holes = { what: 'the interpretation', word: entryWords[line.key] }
    if (!entries.has(line.key)) entries.set(line.key, line)
    else sheet.faults.add(line.line, () => report('repeated-line', lineSite(sheet, line), holes))
  }
  const { text = missing(draft.end), ...cite } = textAndCite(draft)
  const against = entries.get('against')?.text
  const decided = entries.get('decided')
  const because = entries.get('because')?.text
  return {
    kind: 'Interpretation',
    start: draft.start,
    end: endAfter(draft, lines),
    name: nameOr(draft.name, draft.end),
    text,
    ...cite,
    ...(against && { against }),
    ...(decided?.text && { decidedBy: decided.text }),
    ...(decided?.date && { decidedOn: decided.date }),
    ...(because && { because }),
    affects: entries.get('affects')?.addresses ?? [],
  }
}

const buildExample = (draft: Extract<LineDraft, { kind: 'example' }>, sheet: Sheet): Example => {
  const parts = sheet.under(draft.line)
  const given = parts.flatMap((part) => (part.kind === 'given' ? sheet.under(part.line) : []))
  const expect = parts.flatMap((part) => (part.kind === 'expect' ? sheet.under(part.line) : []))
  const like = parts.find((part) => part.kind === 'given' && part.like !== undefined)
  const facts = given.flatMap((line) => (line.kind === 'givenFact' ? [buildGiven(line, sheet)] : []))
  const expectations = expect.flatMap(buildExpectation)
  return {
    kind: 'Example',
    start: draft.start,
    end: Math.max(endAfter(draft, parts), facts.at(-1)?.end ?? 0, expectations.at(-1)?.end ?? 0),
    purpose: draft.purpose ?? missing(draft.end),
    asOf: draft.asOf ?? missing(draft.end),
    ...(like?.kind === 'given' && like.like && { like: like.like }),
    given: facts,
    expect: expectations,
  }
}

const buildGiven = (draft: GivenFactDraft, sheet: Sheet): GivenFact => {
  const entries = sheet
    .under(draft.line)
    .flatMap((line): GivenEntry[] => (line.kind === 'entry' ? [{ kind: 'GivenEntry', start: line.start, end: line.end, fields: line.fields ?? [] }] : []))
  return {
    kind: 'GivenFact',
    start: draft.start,
    end: endAfter(draft, entries),
    name: nameOr(draft.name, draft.end),
    ...(draft.value && { value: draft.value }),
    ...(draft.completeThrough && { completeThrough: draft.completeThrough }),
    entries,
  }
}

const buildExpectation = (draft: LineDraft): Expectation[] => {
  if (draft.kind !== 'expectation' || draft.address === undefined) return []
  return [{ kind: 'Expectation', start: draft.start, end: draft.end, address: draft.address, expected: draft.expected ?? missing(draft.end) }]
}
