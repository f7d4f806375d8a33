/** Whole lines and sections to be filled in, with the lines that belong under them. `${1:…}` are the places to fill in. */
import type { LineKind } from '@rubric/syntax'
import type { Way } from './place.ts'
import { meaningOf } from './meanings.ts'
import { plain, type Offer } from './offer.ts'

interface Snippet {
  readonly kind: LineKind
  /** The words that it begins with. */
  readonly label: string
  readonly detail: string
  /** Lines as they stand at the left margin. */
  readonly lines: readonly string[]
}

const sections: readonly Snippet[] = [
  {
    kind: 'policy',
    label: 'policy',
    detail: 'header with the lines that every policy has',
    lines: [
      'policy ${1:issuer.service} "${2:Title}"',
      '  issuer     "${3:Issuer}"',
      '  version    ${4:2026-01-01}',
      '  effective  ${5:2026-01-01}',
      '  status     ${6:draft}',
      '  source     "${7:Document}"',
      '  language   1',
      '',
      '$0',
    ],
  },
  {
    kind: 'vocabulary',
    label: 'vocabulary',
    detail: 'header of names that policies share',
    lines: ['vocabulary ${1:name} "${2:Title}"', '  language 1', '', '$0'],
  },
  {
    kind: 'facts',
    label: 'facts',
    detail: 'what is asked about a member',
    lines: ['facts', '  ${1:name}  ${2:yes/no}  "${3:what it says}"'],
  },
  {
    kind: 'criteria',
    label: 'criteria',
    detail: 'criteria with ALL of and a first item',
    lines: ['criteria ${1:name} "${2:Title}" §${3:1}', '  ALL of', '    1. "${4:what it says}"', '      ${5:condition}'],
  },
  {
    kind: 'requirement',
    label: 'requirement',
    detail: 'duty of the provider',
    lines: ['requirement ${1:name} "${2:what has to be done}" §${3:1}', '  ${4:condition}'],
  },
  {
    kind: 'limit',
    label: 'limit',
    detail: 'how much may be had',
    lines: [
      'limit ${1:name} "${2:what it says}" §${3:1}',
      '  at most ${4:5} ${5:units} of ${6:HCPCS H2022} per ${7:calendar month}',
    ],
  },
  {
    kind: 'determination',
    label: 'determination',
    detail: 'what comes of a request',
    lines: ['determination ${1:name} "${2:Title}"', '  requires  ${3:criteria_name}', '  grants    ${4:60 days}'],
  },
  {
    kind: 'exception',
    label: 'exception',
    detail: 'what overrides a rule, and for whom',
    lines: ['exception ${1:name} "${2:what it says}"', '  when   ${3:condition}', '  lifts  ${4:limit_name}'],
  },
  {
    kind: 'interpretation',
    label: 'interpretation',
    detail: 'what the document leaves open, decided',
    lines: [
      'interpretation ${1:name} "${2:how it is read}"',
      '  against    "${3:what the document says}"',
      '  decided by "${4:who}" on ${5:2026-01-01}',
      '  because    "${6:why}"',
      '  affects    ${7:criteria_name}',
    ],
  },
  {
    kind: 'example',
    label: 'example',
    detail: 'a member, a day and the answer',
    lines: [
      'example "${1:who it is}" as of ${2:2026-01-01}',
      '  given',
      '    ${3:fact}  ${4:yes}',
      '  expect',
      '    ${5:criteria_name}  ${6:met}',
    ],
  },
  {
    kind: 'guidance',
    label: 'guidance',
    detail: 'shown, never decides',
    lines: ['guidance ${1:name} "${2:what it says}" §${3:1}'],
  },
  {
    kind: 'define',
    label: 'define',
    detail: 'one name for a condition',
    lines: ['define ${1:name} "${2:what it says}": ${3:condition}'],
  },
  {
    kind: 'calendar',
    label: 'calendar',
    detail: 'open days and hours',
    lines: ['calendar ${1:name} "${2:what it is}"', '  open  ${3:monday to friday}'],
  },
  {
    kind: 'codeSet',
    label: 'codes',
    detail: 'a named set of codes',
    lines: ['codes ${1:name} "${2:what they are}"', '  ${3:HCPCS} ${4:H2022}'],
  },
  {
    kind: 'terms',
    label: 'terms',
    detail: 'abbreviations of the policy',
    lines: ['terms', '  ${1:PCP}  "${2:what it stands for}"'],
  },
  {
    kind: 'revises',
    label: 'revises',
    detail: 'what changed since an earlier version',
    lines: ['revises ${1:2025-01-01}', '  ${2:criteria_name}  ${3:unchanged}'],
  },
  {
    kind: 'statement',
    label: 'never',
    detail: 'no member meets both',
    lines: ['never ${1:admission}, ${2:discharge} together "${3:what it says}"'],
  },
  {
    kind: 'statement',
    label: 'always one of',
    detail: 'every member meets one of them, and never two',
    lines: ['always one of ${1:continued_stay}, ${2:discharge} "${3:what it says}"'],
  },
  { kind: 'given', label: 'given', detail: 'facts of the member', lines: ['given', '  ${1:fact}  ${2:yes}'] },
  {
    kind: 'expect',
    label: 'expect',
    detail: 'the answer that the document means',
    lines: ['expect', '  ${1:criteria_name}  ${2:met}'],
  },
]

const heads: readonly (readonly [label: string, line: string, detail: string])[] = [
  ['ALL of', 'ALL of', 'every item has to be met'],
  ['ANY of', 'ANY of', 'one item or more has to be met'],
  ['ONE of', 'ONE of', 'exactly one item has to be met'],
  ['AT LEAST', 'AT LEAST ${1:2} of', 'so many items or more have to be met'],
  ['AT MOST', 'AT MOST ${1:1} of', 'no more items than that may be met'],
  ['NONE of', 'NONE of', 'no item may be met'],
]

const deeper = ['1.', 'a.', 'i.', '-'] as const

/** The label that a first item gets, so that lists within lists differ. */
const firstLabel = ({ above }: Way): string => {
  const used = above.filter(({ kind }) => kind === 'block' || kind === 'headItem').length
  return deeper[Math.min(used, deeper.length - 1)] ?? '-'
}

const headsAt = (way: Way): readonly Snippet[] =>
  heads.map(([label, line, detail]) => ({
    kind: 'block',
    label,
    detail,
    lines: [line, `  ${firstLabel(way)} "\${2:what it says}"`, '    ${3:condition}'],
  }))

const asOffer = ({ label, detail, lines }: Snippet, column: number): Offer => ({
  ...plain('snippet', label, 2, detail, meaningOf(label)),
  snippet: true,
  text: lines.join(`\n${' '.repeat(column)}`).replace(/\n +(?=\n|$)/g, '\n'),
})

/** For a new line; they stand in the place of their bare words. */
export const snippetsAt = (way: Way, column: number): readonly Offer[] => {
  if (way.words.length > 0) {
    const isItem = way.kinds.includes('item') && /^[.:-]$/.test(way.words.at(-1)?.text ?? '')
    return isItem ? headsAt(way).map((each) => asOffer(each, column)) : []
  }
  const fitting = [...sections, ...headsAt(way)].filter(({ kind }) => way.kinds.includes(kind))
  return fitting.map((each) => asOffer(each, column))
}

/** A snippet with what stands in its places. */
export const filledIn = (text: string): string => text.replace(/\$\{[0-9]+:([^}]*)\}/g, '$1').replaceAll('$0', '')

/** An item with its text, under its label. */
export const asItem = (label: Offer, column: number): Offer => ({
  ...label,
  snippet: true,
  text: `${label.label} "\${1:what it says}"\n${' '.repeat(column + 2)}$0`,
})
