/** What can be wrong with limits, requirements, exceptions and determinations, and between the versions of one policy. */
import { diagnosticFactory, type DiagnosticKind } from '@rubric/syntax'

export const ruleDiagnostics = {
  'unknown-rule': {
    severity: 'error',
    title: 'Unknown rule',
    label: 'no rule is called `{name}`',
    text: '{near}',
    hint: 'Write the name of {kinds} of this policy.',
  },
  'wrong-rule': {
    severity: 'error',
    title: 'Rule of another kind',
    label: '`{name}` is {what}',
    text: '`{word}` takes {kinds}.\n{names}',
    hint: 'Name one of these instead.',
  },
  'cannot-be-lifted': {
    severity: 'error',
    title: 'Nothing that can be lifted',
    label: '`{name}` is {what}',
    text: 'An exception lifts limits, criteria, requirements and ceilings; never a determination, so never the need to ask for one.\n{names}',
    hint: 'Name one of these instead.',
  },
  'named-twice': {
    severity: 'error',
    title: 'Rule is named twice',
    label: '`{name}` was already named',
    text: '',
    hint: 'Keep one of the two.',
  },
  'exception-without-effect': {
    severity: 'error',
    title: 'Exception changes nothing',
    label: 'what does `{name}` lift, replace or refer?',
    text: 'An exception reaches only what it names.\n{names}',
    hint: 'Add `lifts`, `replaces` or `refers` under it.',
  },
  'unordered-exceptions': {
    severity: 'error',
    title: 'Exceptions without an order',
    label: '`{second}` and `{first}` both reach `{name}`',
    text: 'Where both apply, the answer must say which of them counts.',
    hint: 'Write `before {second}` under `{first}`, or the other way round.',
  },
  'circular-order': {
    severity: 'error',
    title: 'Order goes in a circle',
    label: 'each of these comes before the next',
    text: 'The circle: {circle}',
    hint: 'Take one `before` out of the circle.',
  },
  'circular-exception': {
    severity: 'error',
    title: 'Exception depends on itself',
    label: '`{name}` asks for a rule that it lifts',
    text: 'The circle: {circle}',
    hint: 'Say when it applies without naming what it lifts.',
  },
  'requires-nothing': {
    severity: 'error',
    title: 'Determination requires nothing',
    label: 'what must be met for `{name}`?',
    text: '{names}',
    hint: 'Add `requires` with the criteria that decide.',
  },
  'quantity-name-taken': {
    severity: 'error',
    title: 'Name is needed here',
    label: 'this quantity is called `{name}` in answers',
    text: '',
    hint: 'Rename the other thing.',
  },
} as const satisfies Readonly<Record<string, DiagnosticKind>>

export const reportRule = diagnosticFactory(ruleDiagnostics)
