/** Terms, calendars, limits, requirements, exceptions and determinations, each made of its own line and the lines under it. */
import type { Address, Calendar, Determination, Exception, Limit, Replacement, Requirement, Section, Term } from '../ast.ts'
import { report } from '../diagnostics.ts'
import type {
  CalendarEntryDraft,
  DeterminationEntryDraft,
  DraftOf,
  ExceptionEntryDraft,
  LineDraft,
  NamedDraftOf,
  UnitEntryDraft,
  WhenDraft,
} from '../grammar/drafts.ts'
import { endAfter, lineSite, missing, nameOr, textAndCite, type Sheet } from './assemble.ts'
import { buildBody } from './outline.ts'

type Entry = CalendarEntryDraft | DeterminationEntryDraft | ExceptionEntryDraft | UnitEntryDraft

/** The words with which the lines begin that may stand once. */
const words = {
  when: 'when',
  cap: 'at most',
  is: 'each unit is',
  needs: 'each unit needs',
  open: 'open',
  holidays: 'holidays',
  lifts: 'lifts',
  replaces: 'replaces',
  refers: 'refers',
  before: 'before',
  stage: 'stage',
  requires: 'requires',
  excludes: 'excludes',
  'subject to': 'subject to',
  grants: 'grants',
} as const satisfies Record<'when' | 'cap' | NonNullable<Entry['key']>, string>

type Key = keyof typeof words

/** The first line of each key; what is written a second time is reported. Lines of the keys in `several` are not asked for here. */
const linesByKey = (draft: LineDraft, several: readonly Key[], sheet: Sheet): ((key: Key) => LineDraft | undefined) => {
  const lines = new Map<Key, LineDraft>()
  for (const line of sheet.under(draft.line)) {
    const key = keyOf(line)
    if (key === undefined || several.includes(key)) continue
    if (!lines.has(key)) lines.set(key, line)
    else
      sheet.faults.add(line.line, () =>
        report('repeated-line', lineSite(sheet, line), { what: `the ${draft.kind}`, word: words[key] }),
      )
  }
  return (key) => lines.get(key)
}

const keyOf = (line: LineDraft): Key | undefined => {
  switch (line.kind) {
    case 'when':
    case 'cap':
      return line.kind
    case 'unitEntry':
    case 'calendarEntry':
    case 'exceptionEntry':
    case 'determinationEntry':
      return line.key
    default:
      return undefined
  }
}

/** A line that every such section has, unless one is there that could not be read. */
const missingLine = (draft: LineDraft, word: string, example: string, sheet: Sheet): void => {
  const holes = { what: `the ${draft.kind}`, word, example }
  sheet.faults.add(draft.line, () => report('missing-line', lineSite(sheet, draft), holes))
}

const titled = (draft: NamedDraftOf<'limit' | 'requirement' | 'exception' | 'determination'>) => {
  const { text: title, ...cite } = textAndCite(draft)
  return { start: draft.start, name: nameOr(draft.name, draft.end), ...(title && { title }), ...cite }
}

export const buildTerms = (draft: DraftOf<'terms'>, sheet: Sheet): Section => {
  const terms = sheet.under(draft.line).flatMap((line): Term[] => {
    if (line.kind !== 'term') return []
    const { start, end, text = missing(end) } = line
    return [{ kind: 'Term', start, end, name: nameOr(line.name, start), text }]
  })
  return { kind: 'Terms', start: draft.start, end: endAfter(draft, terms), terms }
}

export const buildCalendar = (draft: NamedDraftOf<'calendar'>, sheet: Sheet): Calendar => {
  const lines = sheet.under(draft.line)
  const entry = linesByKey(draft, ['open'], sheet)('holidays')
  const holidays = entry?.kind === 'calendarEntry' ? entry.holidays : undefined
  if (!lines.some((line) => keyOf(line) === 'open') && !sheet.hasLostLine(draft.line))
    missingLine(draft, 'open', 'open monday to friday', sheet)
  return {
    kind: 'Calendar',
    start: draft.start,
    end: endAfter(draft, lines),
    name: nameOr(draft.name, draft.end),
    ...textAndCite(draft),
    open: lines.flatMap((line) => (line.kind === 'calendarEntry' && line.open) || []),
    ...(holidays && { holidays }),
  }
}

export const buildLimit = (draft: NamedDraftOf<'limit'>, sheet: Sheet): Limit => {
  const lines = sheet.under(draft.line)
  const line = linesByKey(draft, [], sheet)
  const [cap, when, unitIs, unitNeeds] = [line('cap'), line('when'), amountOf(line('is')), amountOf(line('needs'))]
  if (cap === undefined && !sheet.hasLostLine(draft.line))
    missingLine(draft, 'at most', 'at most 5 units of HCPCS H2022 per calendar month', sheet)
  return {
    kind: 'Limit',
    end: endAfter(draft, lines),
    ...titled(draft),
    cap: (cap?.kind === 'cap' && cap.cap) || missing(cap?.start ?? draft.end),
    ...(when?.kind === 'when' && { when: conditionOf(when) }),
    ...(unitIs && { unitIs }),
    ...(unitNeeds && { unitNeeds }),
  }
}

const amountOf = (line: LineDraft | undefined) => (line?.kind === 'unitEntry' ? line.amount : undefined)

const conditionOf = (line: WhenDraft) => line.expression ?? missing(line.end)

export const buildRequirement = (draft: NamedDraftOf<'requirement'>, sheet: Sheet): Requirement => {
  const body = buildBody(draft, sheet)
  const line = linesByKey(draft, [], sheet)('when')
  const when = line?.kind === 'when' ? line : undefined
  const late = when !== undefined && body.end > body.start && when.start > body.start
  if (late) {
    const holes = {
      what: 'a `when` line',
      place: 'below what is required',
      places: 'right under the `requirement` line',
      hint: 'Move it up, right under the `requirement` line.',
    }
    sheet.faults.add(when.line, () => report('misplaced-line', lineSite(sheet, when), holes))
  }
  return {
    kind: 'Requirement',
    end: Math.max(draft.end, body.end, late ? 0 : (when?.end ?? 0)),
    ...titled(draft),
    ...(when && !late && { when: conditionOf(when) }),
    body,
  }
}

export const buildException = (draft: NamedDraftOf<'exception'>, sheet: Sheet): Exception => {
  const lines = sheet.under(draft.line)
  const line = linesByKey(draft, ['replaces'], sheet)
  const when = line('when')
  if (when === undefined && !sheet.hasLostLine(draft.line))
    missingLine(draft, 'when', 'when member.age less than 21 years', sheet)
  return {
    kind: 'Exception',
    end: endAfter(draft, lines),
    ...titled(draft),
    when: when?.kind === 'when' ? conditionOf(when) : missing(draft.end),
    lifts: addressesOf(line('lifts')),
    replaces: lines.flatMap((each): readonly Replacement[] => (each.kind === 'exceptionEntry' && each.replaces) || []),
    refers: addressesOf(line('refers')),
    before: addressesOf(line('before')),
  }
}

const addressesOf = (line: LineDraft | undefined): readonly Address[] =>
  ((line?.kind === 'exceptionEntry' || line?.kind === 'determinationEntry') && line.addresses) || []

export const buildDetermination = (draft: NamedDraftOf<'determination'>, sheet: Sheet): Determination => {
  const line = linesByKey(draft, [], sheet)
  const [stage, grants] = [line('stage'), line('grants')]
  return {
    kind: 'Determination',
    end: endAfter(draft, sheet.under(draft.line)),
    ...titled(draft),
    ...(stage?.kind === 'determinationEntry' && stage.stage && { stage: stage.stage }),
    requires: addressesOf(line('requires')),
    excludes: addressesOf(line('excludes')),
    subjectTo: addressesOf(line('subject to')),
    ...(grants?.kind === 'determinationEntry' && grants.grants && { grants: grants.grants }),
  }
}
