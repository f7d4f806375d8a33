/** What can be wrong with a policy as a whole: its header, interpretations and examples; and what reviewers should know of it. */
import { diagnosticFactory, type DiagnosticKind } from '@rubric/syntax'

export const policyDiagnostics = {
  'repeated-header-line': {
    severity: 'error',
    title: 'Header line stands twice',
    label: '`{key}` was already said',
    text: '',
    hint: 'Keep one of the two lines.',
  },
  'idle-header-line': {
    severity: 'warning',
    title: 'Line decides nothing here',
    label: 'a vocabulary has no clock of its own',
    text: 'Time is reckoned as the policy says that uses the vocabulary; two policies that use it may differ.',
    hint: 'Move `{key}` to the header of each policy that uses this vocabulary.',
  },
  'bad-header-date': {
    severity: 'error',
    title: 'No such date',
    label: '{why}',
    text: '',
    hint: 'Write a full date of the calendar, year-month-day, for example `2026-03-01`.',
  },
  'unknown-language': {
    severity: 'error',
    title: 'Unknown language version',
    label: 'this Rubric reads language 1',
    text: '',
    hint: 'Write `language 1`, or use a newer Rubric.',
  },
  'unknown-status': {
    severity: 'error',
    title: 'Unknown status',
    label: '`{word}` is not a status',
    text: 'A policy is draft, active or archived.',
    hint: 'Write `status draft`, `status active` or `status archived`.',
  },
  'missing-header-line': {
    severity: 'warning',
    title: 'Header is incomplete',
    label: 'missing: {keys}',
    text: '{why}',
    hint: 'Add {examples} under this line.',
  },
  'no-criteria': {
    severity: 'warning',
    title: 'Policy decides nothing',
    label: 'no criteria follow',
    text: 'The policy is shown as guidance and gives no answer for a member.',
    hint: 'Add a `criteria` block, or say in the source notes why there is none.',
  },
  'review-overdue': {
    severity: 'warning',
    title: 'Review date has passed',
    label: 'was due on {due}',
    text: 'Today is {today}.',
    hint: 'Review the policy, then move the date.',
  },
  'review-not-yearly': {
    severity: 'info',
    title: 'Reviews are years apart',
    label: 'the review is due {days} days after {since}',
    text: 'Medical policies are commonly reviewed within a year of approval.',
    hint: 'Confirm the date with the issuer, or record an interpretation.',
  },
  'soft-word': {
    severity: 'warning',
    title: 'Soft word in a clause',
    label: 'is `{word}` a requirement?',
    text: 'Words such as should, may and typically advise; this clause decides.',
    hint: 'Make it `guidance`, or record an `interpretation` that affects {address}.',
  },
  'floating-reference': {
    severity: 'warning',
    title: 'Reference without an edition',
    label: '`{words}` changes with time',
    text: 'Two readers on two days would look into two editions.',
    hint: 'Name the edition, or record an `interpretation` that affects {address}.',
  },
  'fact-never-read': {
    severity: 'warning',
    title: 'Fact that nothing reads',
    label: 'no clause asks for `{name}`',
    text: '',
    hint: 'Remove it, or write the clause that needs it.',
  },
  'unknown-address': {
    severity: 'error',
    title: 'No such clause',
    label: 'nothing has the address `{address}`',
    text: '{near}',
    hint: 'Write the address of a clause: the criteria\'s name, then the labels, joined by `/`.',
  },
  'interpretation-without-owner': {
    severity: 'warning',
    title: 'Interpretation without an owner',
    label: 'who decided this?',
    text: 'An interpretation binds only when somebody answers for it.',
    hint: 'Add `decided by "…" on` and the date.',
  },
  'interpretation-without-effect': {
    severity: 'warning',
    title: 'Interpretation bears on nothing',
    label: 'it affects no clause',
    text: 'Answers cite the interpretations that bear on their clauses.',
    hint: 'Add `affects` and the addresses of the clauses.',
  },
  'not-a-code-set': {
    severity: 'error',
    title: 'Not a set of codes',
    label: '`{name}` is no set of codes',
    text: '',
    hint: 'Write a code system and its codes, for example `HCPCS H2022`, or the name of a set under `codes`.',
  },
} as const satisfies Readonly<Record<string, DiagnosticKind>>

export const reportPolicy = diagnosticFactory(policyDiagnostics)
