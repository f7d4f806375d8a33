/**
 * What an author can do about each diagnostic. Total: a code is remedied here, or by the phase that reports it, or the reason is
 * given why nobody but the author can.
 */
import type { analysisDiagnostics } from '@rubric/analysis'
import type { compilerDiagnostics } from '@rubric/compiler'
import type { SyntaxCode } from '@rubric/syntax'
import * as conditions from './remedies-of-conditions.ts'
import * as examples from './remedies-of-examples.ts'
import * as lines from './remedies-of-lines.ts'
import * as names from './remedies-of-names.ts'
import * as policies from './remedies-of-policies.ts'
import type { Remedy } from './site.ts'

export type DiagnosticCode = SyntaxCode | keyof typeof compilerDiagnostics | keyof typeof analysisDiagnostics

/** `reported`: the diagnostics bring their fixes with them. */
type Entry = Remedy | 'reported' | { readonly none: string }

const none = (reason: string): Entry => ({ none: reason })

const onlyTheDocument = none('Only the document says what belongs there.')
const whichIsMeant = none('Which of the two is meant, only the author knows.')
const circle = none('Where the circle is to be broken is for the document to say.')

const ofSyntax: Readonly<Record<SyntaxCode, Entry>> = {
  'file-too-large': none('Where to part a text is for its authors to decide.'),
  'too-many-errors': none('It says that there are more errors, and each of those has its own remedy.'),
  'missing-header': lines.header,
  'second-header': none('The rest belongs to a file of its own, and somebody has to name it.'),
  'unclosed-string': lines.closeText,
  'curly-quotes': 'reported',
  'unknown-escape': 'reported',
  'unknown-character': 'reported',
  'control-character': lines.removeSign,
  'non-ascii-name': 'reported',
  'malformed-date': lines.twoDates,
  'empty-citation': lines.citation,
  'tab-in-indent': 'reported',
  'indent-fits-no-level': lines.halveIndents,
  'outline-too-deep': none('The inner part needs a name.'),
  'unknown-line-start': 'reported',
  'misplaced-line': 'reported',
  'missing-label': 'reported',
  'items-without-head': lines.blockHead,
  'empty-block': onlyTheDocument,
  'missing-condition': onlyTheDocument,
  'second-condition': lines.join,
  'missing-line': lines.exampleLine,
  'repeated-line': lines.removeLine,
  'missing-text': 'reported',
  'line-not-understood': 'reported',
  'line-not-finished': onlyTheDocument,
  'reserved-word': lines.otherName,
  'unclosed-parenthesis': lines.closeParenthesis,
  'nesting-too-deep': none('The inner part needs a name.'),
  'where-needs-parentheses': 'reported',
  'at-most-time': lines.within,
  'list-in-list': none('The inner list needs a name, and its entries another way to say what they belong to.'),
}

const ofNames = {
  'duplicate-name': whichIsMeant,
  'duplicate-policy': whichIsMeant,
  'unknown-name': names.unknownName,
  'ambiguous-name': names.offeredName,
  'unknown-vocabulary': names.offeredName,
  'circular-definition': circle,
  'unfolds-too-far': none('Which definitions to do without is for the author to decide.'),
  'circular-use': circle,
  'reserved-name': none('It needs another name, and renaming is one keystroke.'),
  'name-within-a-name': none('One of the two needs another name, and renaming is one keystroke.'),
  'ambiguous-date-field': names.dateFieldOn,
  'duplicate-field': whichIsMeant,
  'list-without-fields': names.listWithoutFields,
  'periods-in-list': none('Whether an entry has one stretch or several, only the document says.'),
  'unknown-unit': names.offeredName,
  'unknown-period': names.unknownPeriod,
  'unknown-span-unit': names.unknownSpanUnit,
  'unknown-code-system': names.unknownSystem,
  'malformed-code': names.malformedCode,
  'bad-code-range': none('Which codes are meant, only the document says.'),
  'duplicate-value': names.duplicateValue,
  'duplicate-label': lines.nextLabel,
} as const

const ofConditions = {
  'mixed-connectives': 'reported',
  'not-a-condition': none('What it is compared with, only the document says.'),
  'not-a-value': none('Whether entries are counted or searched, only the document says.'),
  'wrong-comparison': conditions.otherRelation,
  'type-mismatch': none('What it is compared with, only the document says.'),
  'unit-missing': conditions.withUnit,
  'unit-mismatch': none('How much it is in the other unit, only the document says.'),
  'inexact-conversion': none('A threshold is never rounded.'),
  'unknown-value': names.unknownValue,
  'bad-number': onlyTheDocument,
  'bad-date': onlyTheDocument,
  'empty-range': 'reported',
  'impossible-number': conditions.reachable,
  'clock-and-calendar': none('Hours and days differ, and only the document says which it means.'),
  'list-without-a-date': names.listWithoutDate,
  'unknown-field': names.unknownField,
  'field-needed': conditions.withField,
  'field-not-wanted': conditions.withoutField,
  'not-a-list': none('Which list is meant, only the author knows.'),
  'list-within-a-list': none('It becomes a clause of its own, with an address of its own.'),
  'filter-without-end': conditions.filterEnd,
  'not-a-calendar': names.offeredName,
  'which-calendar': names.whichCalendar,
  'open-hours-backwards': none('Turned round, the phrase counts from another day.'),
  'year-of-thirty-day-months': conditions.yearInMonths,
  'not-a-state': names.notAState,
  'nothing-recurs': none('What is to recur, only the document says.'),
  'repeated-item': none('Whether it counts twice, only the document says.'),
} as const

const ofPolicies = {
  'repeated-header-line': lines.removeLine,
  'idle-header-line': lines.removeLine,
  'bad-header-date': onlyTheDocument,
  'unknown-language': policies.language,
  'unknown-status': policies.status,
  'missing-header-line': policies.headerLines,
  'no-criteria': onlyTheDocument,
  'review-overdue': none('Somebody has to review the policy.'),
  'review-not-yearly': none('The issuer has to confirm the date.'),
  'soft-word': policies.interpretation,
  'floating-reference': policies.interpretation,
  'fact-never-read': policies.unreadFact,
  'unknown-address': names.offeredName,
  'interpretation-without-owner': policies.owner,
  'interpretation-without-effect': none('On which clauses it bears, only those know who decided it.'),
  'not-a-code-set': names.notACodeSet,
  'data-file-missing': none('The file has to come from somewhere.'),
  'data-hash-missing': 'reported',
  'data-hash-differs': 'reported',
  'bad-data-line': none('The line stands in another file.'),
  'unknown-time-zone': names.offeredText,
  'bad-month-length': policies.monthLength,
} as const

const ofRules = {
  'unknown-rule': names.offeredName,
  'wrong-rule': names.offeredRule,
  'cannot-be-lifted': names.offeredRule,
  'named-twice': names.namedTwice,
  'exception-without-effect': policies.lifts,
  'unordered-exceptions': policies.order,
  'replaced-too-often': none('Which exceptions to do without is for the author to decide.'),
  'circular-order': circle,
  'circular-exception': circle,
  'requires-nothing': policies.requires,
  'quantity-name-taken': none('The other thing needs another name, and renaming is one keystroke.'),
  'version-gap': policies.lastDay,
  'version-overlap': policies.lastDay,
  'version-ends-early': onlyTheDocument,
  'same-effective': onlyTheDocument,
  'version-without-date': policies.effective,
  'draft-released': none('Somebody has to approve the policy.'),
  'unowned-in-release': policies.owner,
  'limit-never-asked': policies.subjectTo,
  'accessed-too-early': onlyTheDocument,
  'source-years-old': none('Somebody has to look which edition is in use.'),
  'limit-never-binds': policies.interpretation,
  'unexplained-abbreviation': policies.term,
} as const

const ofRevisions = {
  'second-revises': none('The lines of both belong under one of them, and only the author knows which.'),
  'claimed-twice': lines.removeLine,
  'still-here': lines.otherName,
  'was-not-there': names.offeredName,
  'revised-version-missing': names.offeredName,
  'revises-no-earlier': names.offeredName,
} as const

const ofExamples = {
  'bad-example-date': none('Which day is meant, only the author knows.'),
  'given-twice': examples.givenOnce,
  'not-a-fact': none('Which facts it depends on is written in its definition.'),
  'days-out-of-order': examples.swapDays,
  'age-given-twice': examples.oneAge,
  'value-does-not-fit': examples.fittingValue,
  'value-missing': examples.missingValue,
  'entries-for-no-list': none('Which value is meant, only the author knows.'),
  'value-for-a-list': none('Which entries are meant, only the author knows.'),
  'unknown-example': names.offeredText,
  'circular-example': circle,
  'duplicate-example': none('What it shows that the other does not, only the author knows.'),
  'expects-nothing': none('What the document means is for its reader to say, not for the program.'),
  'answer-of-another-kind': examples.answerWord,
} as const

/** What a proof or a member has to say. */
const ofAnalysis = {
  'claim-false': 'reported',
  'claim-undecided': none('It may be true: more members can be tried, and no other word is known to be truer.'),
  'clause-never-met': none('Which of the conditions is not meant, only the document says.'),
  'clause-always-met': none('What it should ask for, only the document says.'),
  'clause-without-effect': none('Where the document has it, it stays.'),
  'statement-false': none('Whether a rule or the statement is not meant, only the document says.'),
  'statement-undecided': none('It may be true: members can be tried, and nothing is known to be wrong.'),
} as const

export const remedies: Readonly<Record<DiagnosticCode, Entry>> = {
  ...ofSyntax,
  ...ofNames,
  ...ofConditions,
  ...ofPolicies,
  ...ofRules,
  ...ofRevisions,
  ...ofExamples,
  ...ofAnalysis,
}

/** Codes with remedies that keep what the author clearly meant. Whoever mends everything at once looks no further. */
export const surelyMeant: ReadonlySet<string> = new Set<DiagnosticCode>([
  'control-character',
  'empty-citation',
  'at-most-time',
  'items-without-head',
  'indent-fits-no-level',
  'duplicate-value',
  'named-twice',
  'field-not-wanted',
])

/** The remedy for a code of whatever phase. */
export const remedyFor = (code: string): Remedy | undefined => {
  const entry = Object.hasOwn(remedies, code) ? remedies[code as DiagnosticCode] : undefined
  return typeof entry === 'function' ? entry : undefined
}
