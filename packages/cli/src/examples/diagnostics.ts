/** What running the examples may find. */
import { diagnosticFactory } from '@rubric/syntax'

export const exampleDiagnostics = {
  'example-fails': {
    severity: 'error',
    title: 'Example comes out differently',
    label: '{label}',
    text: '{purpose}, as of {asOf}\nexpected: {expected}\nactual:   {actual}\n{trace}',
    hint: 'Correct the criteria, or what the example gives or expects.',
  },
  'example-facts-refused': {
    severity: 'error',
    title: 'Facts of example do not fit',
    label: 'nothing is decided',
    text: '{problems}',
    hint: 'Correct the facts under `given`.',
  },
  'evaluators-disagree': {
    severity: 'error',
    title: 'Evaluators disagree',
    label: 'reference and compiled answers part here',
    text: '{differences}',
    hint: 'Report this with the policy: it is a fault of Rubric, not of the policy.',
  },
} as const

export const report = diagnosticFactory(exampleDiagnostics)
