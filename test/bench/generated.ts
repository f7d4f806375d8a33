/**
 * A workspace of any size, the same in every run. Every other policy has facts, criteria, notes and examples in some 200 lines
 * and shares a vocabulary with others, one for every fifty; those between are random ones, with calendars, limits,
 * requirements, exceptions and determinations too, and data files of their own.
 */
import type { DataText } from '@rubric/compiler'
import { type Random, randomFrom, shuffled } from './members/random.ts'
import { randomPolicies } from './random-policies.ts'
import { type SourceText, sha256 } from './workspace.ts'

const POLICIES_TO_A_VOCABULARY = 50
const CLAUSES = 6
const PARTS = 4
const EXAMPLES = 5

const YES_NO = Array.from({ length: 14 }, (_, index) => `finding_${index}`)
const LEVELS = ['none', 'mild', 'moderate', 'severe'] as const

const id = (index: number): string => String(index).padStart(4, '0')

export interface GeneratedWorkspace {
  readonly files: readonly SourceText[]
  readonly data: readonly DataText[]
}

export const generatedWorkspace = (policies: number): GeneratedWorkspace => {
  const random = randomPolicies(Math.floor(policies / 2)).flat()
  const isSource = ({ path }: SourceText): boolean => path.endsWith('.rubric')
  return {
    files: [
      ...Array.from({ length: Math.ceil(policies / POLICIES_TO_A_VOCABULARY) }, (_, index) => ({
        path: `shared/words_${id(index)}.rubric`,
        text: vocabulary(index),
      })),
      ...Array.from({ length: Math.ceil(policies / 2) }, (_, index) => ({
        path: `generated/policy_${id(index)}.rubric`,
        text: policy(index),
      })),
      ...random.filter(isSource),
    ],
    data: random.filter((file) => !isSource(file)).map((file) => ({ ...file, sha256: sha256(file.text) })),
  }
}

export const lineCount = (files: readonly SourceText[]): number =>
  files.reduce((count, { text }) => count + text.split('\n').length - 1, 0)

const lines = (of: readonly string[]): string => `${of.join('\n')}\n`

const vocabulary = (index: number): string =>
  lines([
    `vocabulary words_${id(index)} "Shared words ${index}"`,
    '  language 1',
    '',
    'facts',
    '  shared_severity  none < mild < moderate < severe, by clinician  "severity of symptoms"',
    '  shared_contacts  times per week                                 "contacts that the member needs"',
    '',
    'define shared_need "contacts more than weekly, less than daily": shared_contacts more than 1 per week and less than 1 per day',
  ])

const policy = (index: number): string => {
  const random = randomFrom(index + 1)
  return lines([
    ...header(index),
    ...facts(),
    ...criteria('admission', random),
    ...criteria('continued_stay', random),
    ...history(random),
    ...notes(),
    ...Array.from({ length: EXAMPLES }, (_, place) => example(place, random)).flat(),
  ])
}

const header = (index: number): readonly string[] => [
  `policy generated.p${id(index)} "Generated policy ${index}"`,
  '  issuer     "Generated"',
  '  version    2026-01-01',
  '  effective  2026-01-01',
  '  codes      HCPCS H0015; REV 0905, 0906',
  '  source     "No document: made up to measure"',
  '  language   1',
  '',
  `use words_${id(Math.floor((2 * index) / POLICIES_TO_A_VOCABULARY))}`,
  '',
]

const facts = (): readonly string[] => [
  'facts',
  ...YES_NO.map((name, index) => `  ${name.padEnd(12)} yes/no, by clinician  "finding number ${index} of the assessment"`),
  '  spheres      count  "spheres of functioning with significant impairment"',
  '  therapy      hours per week  "therapy planned"',
  '  severity     none < mild < moderate < severe, by clinician  "severity of symptoms"',
  '  first_seen   date  "first contact"',
  '  assessed     date  "last assessment"',
  '  crises       list of  "crises on record"',
  '    on         date  "day of the crisis"',
  '    setting    one of home, mobile, inpatient  "where it was met"',
  '',
]

/** Conditions of every kind, no two of them the same, in any order. */
const conditions = (random: Random): readonly string[] => {
  const [first = '', second = '', third = '', fourth = '', ...others] = shuffled(YES_NO, random)
  return shuffled(
    [
      `${first} and ${second}`,
      `${third} or not ${fourth}`,
      `spheres at least ${1 + random.below(4)}`,
      `therapy at least ${3 + random.below(7)} hours per week`,
      `severity at least ${random.pick(LEVELS.slice(1))}`,
      `shared_severity at least ${random.pick(LEVELS.slice(1))} and shared_need`,
      `assessed within ${7 + random.below(30)} days after first_seen`,
      `member.age between ${3 + random.below(5)} and ${18 + random.below(10)} years`,
      ...others.slice(0, 4),
    ],
    random,
  )
}

const HEADS = ['ALL of', 'ANY of', 'AT LEAST 2 of', 'ONE of', 'NONE of'] as const

const criteria = (name: string, random: Random): readonly string[] => {
  const own = conditions(random)
  return [
    `criteria ${name} "Criteria of ${name}" §II.${name === 'admission' ? 'A' : 'C'}`,
    '  ALL of',
    ...own.slice(0, CLAUSES).flatMap((condition, index) => [
      `    ${index + 1}. "clause number ${index + 1} in the words of its author" §II.${index + 1}`,
      `      ${condition}`,
    ]),
    `    group: "a group of clauses" §II.${CLAUSES + 1}`,
    `      ${random.pick(HEADS)}`,
    ...own.slice(CLAUSES, CLAUSES + PARTS).flatMap((condition, index) => [
      `        ${'abcdef'[index] ?? ''}. "part ${index + 1} of the group"`,
      `          ${condition}`,
    ]),
    '',
  ]
}

const history = (random: Random): readonly string[] => [
  'criteria history "What the record shows" §III',
  '  ALL of',
  '    crises: "few crises of late" §III.1',
  `      count of crises in the past ${3 + random.below(9)} months less than ${2 + random.below(3)}`,
  '    inpatient: "no crisis in hospital since the first contact" §III.2',
  '      no crises where setting is inpatient since first_seen',
  '    stay: "the criteria of admission are met" §III.3',
  '      admission',
  '    findings: "any two findings, and an assessment" §III.4',
  `      at least 2 of (${YES_NO.join(', ')}) and spheres at least 1 and therapy at least 1 hours per week`,
  '    severity: "severity, in either scale" §III.5',
  '      severity at least mild or shared_severity at least mild or assessed on or after first_seen',
  '',
]

const notes = (): readonly string[] => [
  'guidance usual_course "what is usual" §IV',
  '  - "a usual length of stay" §IV.1',
  '  - "a usual number of contacts" §IV.2',
  '',
  'interpretation reading "what the words of clause one are taken to mean" §II.1',
  '  against    "they could be read in another way"',
  '  decided by "Authors of the measurement" on 2026-01-01',
  '  because    "the other way leaves a clause without effect"',
  '  affects    admission/1, continued_stay',
  '',
]

const example = (place: number, random: Random): readonly string[] => [
  `example "member number ${place}" as of 2026-0${1 + random.below(9)}-15`,
  '  given',
  ...YES_NO.slice(0, 7 + random.below(7)).map((name) => `    ${name}  ${random.pick(['yes', 'no', 'unknown'])}`),
  `    spheres     ${random.below(5)}`,
  `    therapy     ${random.below(12)} hours per week`,
  `    severity    ${random.pick(LEVELS)}`,
  '    member.age  14 years',
  '    crises      complete through 2026-01-01',
  '      on 2025-11-30, setting inpatient',
  '  expect',
  '    admission  unknown',
  '    history    unknown',
  '',
]
