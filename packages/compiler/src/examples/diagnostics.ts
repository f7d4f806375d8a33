/** What can be wrong with an example. */
import { diagnosticFactory, type DiagnosticKind } from '@rubric/syntax'

export const exampleDiagnostics = {
  'bad-example-date': {
    severity: 'error',
    title: 'No such date',
    label: '{why}',
    text: '',
    hint: 'Write a date of the calendar, for example `2026-03-01`{partial}.',
  },
  'given-twice': {
    severity: 'error',
    title: 'Fact is given twice',
    label: '`{name}` was already given',
    text: '',
    hint: 'Keep one of the two lines.',
  },
  'not-a-fact': {
    severity: 'error',
    title: 'Not a fact',
    label: '`{name}` is {what}',
    text: 'An example gives facts; everything else follows from them.',
    hint: 'Give the facts that it depends on.',
  },
  'days-out-of-order': {
    severity: 'error',
    title: 'Days in the wrong order',
    label: '{to} is before {from}',
    text: '`{first}` is the first day and `{last}` the last one.',
    hint: 'Swap the two days, or correct one of them.',
  },
  'age-given-twice': {
    severity: 'error',
    title: 'Age is given twice',
    label: 'the birth date already says the age',
    text: '',
    hint: 'Give `member.age` or `member.birth_date`, not both.',
  },
  'value-does-not-fit': {
    severity: 'error',
    title: 'Value does not fit',
    label: 'does not fit `{name}`',
    text: '`{name}` is {type}.',
    hint: 'Write {expected}, or `unknown`.',
  },
  'value-missing': {
    severity: 'error',
    title: 'Value is missing',
    label: '`{name}` has no value',
    text: '`{name}` is {type}.',
    hint: 'Write {expected}, or `unknown`.',
  },
  'entries-for-no-list': {
    severity: 'error',
    title: 'Entries for a single value',
    label: '`{name}` is {type}',
    text: 'Only a list has entries and a date through which it is complete.',
    hint: 'Write the value on the line of the fact.',
  },
  'value-for-a-list': {
    severity: 'error',
    title: 'A list takes entries',
    label: '`{name}` is a list',
    text: '',
    hint: 'Write one entry a line under it, and `complete through` with a date where the record is complete.',
  },
  'unknown-example': {
    severity: 'error',
    title: 'No such example',
    label: 'no example has this purpose',
    text: '{near}',
    hint: 'Write the purpose of another example of this file, word for word.',
  },
  'circular-example': {
    severity: 'error',
    title: 'Examples go in a circle',
    label: 'this comes back to the example itself',
    text: '',
    hint: 'Let one of them give its facts itself.',
  },
  'duplicate-example': {
    severity: 'error',
    title: 'Two examples, one purpose',
    label: 'another example has this purpose',
    text: 'A failing example is known by its purpose.',
    hint: 'Say what this one shows that the other does not, or remove it.',
  },
  'expects-nothing': {
    severity: 'error',
    title: 'Example expects nothing',
    label: 'no answer is expected',
    text: 'An example that expects nothing can never fail.',
    hint: 'Add `expect` with the address of a criteria or clause and `met`, `not met` or `unknown`.',
  },
  'answer-of-another-kind': {
    severity: 'error',
    title: 'Answer of another kind',
    label: '`{word}` is no answer of {what}',
    text: '`{name}` is {what}.',
    hint: 'Write {answers}.',
  },
} as const satisfies Readonly<Record<string, DiagnosticKind>>

export const reportExample = diagnosticFactory(exampleDiagnostics)
