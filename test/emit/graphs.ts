/** Rule graphs made by hand. */
import type { RuleGraph } from '@rubric/compiler'
import { everything } from './everything.ts'
import { condition, fact, graphOf, howMany, is, leaf, yes } from './sketch.ts'

export { everything } from './everything.ts'
export { badNames, badTexts, nasty } from './nasty.ts'

/** Twelve yes/no facts and a little counting: the smallest of the policies met in practice. */
export const boolean: RuleGraph = graphOf(
  'sample.boolean',
  Array.from({ length: 12 }, (_value, index) => fact(`sign_${index}`, { kind: 'yes/no' })),
  Array.from({ length: 12 }, (_value, index) => condition(`sign_${index}`, yes(`sign_${index}`), [`sign_${index}`])),
  [
    {
      label: 'eligibility',
      head: 'ALL of',
      children: [
        leaf('1', 0),
        {
          label: '2',
          head: 'AT LEAST 2 of',
          logic: howMany(2),
          children: [leaf('1', 1), leaf('2', 2), leaf('3', 3), leaf('4', 4)],
        },
        {
          label: '3',
          head: 'ANY of',
          logic: (children) => ({ op: 'any', of: children.map((clause) => ({ op: 'clause', clause })) }),
          children: [leaf('1', 5), leaf('2', 6), leaf('3', 7)],
        },
        leaf('4', 8, 9),
        { label: '5', head: 'NONE of', logic: howMany(0, 0), children: [leaf('1', 10), leaf('2', 11)] },
      ],
    },
  ],
)

/** Every condition of the big policy in a function of its own, so that none leans on what another has worked out. */
export const alone: RuleGraph = graphOf(
  'sample.alone',
  everything.facts,
  everything.conditions,
  everything.conditions.map((_condition, index) => ({ label: `c${index}`, role: 'requirement', logic: () => is(index) }) as const),
  undefined,
  { calendars: everything.calendars, ...(everything.zone === null ? {} : { zone: everything.zone }) },
)

/** A policy that decides nothing: no fact, no condition, no criterion. */
export const guidanceOnly: RuleGraph = graphOf('sample.guidance', [], [], [])
