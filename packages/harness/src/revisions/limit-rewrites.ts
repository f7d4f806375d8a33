/** How limits and what determinations grant can be slightly off. */
import type { Determination, Limit } from '@rubric/compiler'
import type { DeterminationLimit, GrantInfo, LimitWindowInfo, Logic } from '@rubric/runtime'
import { logicRewrites } from './logic-rewrites.ts'
import { type Rewrite, type Rewriter, rewrite, unlessNull, within, withinEach, without } from './rewrites.ts'
import { ofPatterns } from './test-rewrites.ts'

const UNIT = 1_000_000

/** What holds for some holds otherwise, or for everybody. */
const condition: Rewriter<Logic | null> = (logic) =>
  logic === null ? [] : [rewrite<Logic | null>('for everybody', null), ...logicRewrites(logic)]

export const limitRewrites = (limit: Limit): readonly Rewrite<Limit>[] => [
  ...within(limit, 'most', units),
  ...within(limit, 'window', windows),
  ...within(limit, 'codes', ofPatterns),
  ...within(limit, 'when', condition),
  ...within(limit, 'unitHours', (hours) => (hours === null ? [] : [rewrite<number | null>('whatever the hours', null), ...units(hours)])),
]

const units = (most: number): readonly Rewrite<number>[] =>
  [most + UNIT, most - UNIT].filter((moved) => moved >= 0).map((moved) => rewrite(`${moved / UNIT} instead of ${most / UNIT}`, moved))

const windows = (window: LimitWindowInfo): readonly Rewrite<LimitWindowInfo>[] => {
  switch (window.kind) {
    case 'any':
      return lengths(window)
    case 'calendar': {
      const unit = nextUnit[window.unit]
      return [rewrite(`per calendar ${unit} instead of ${window.unit}`, { ...window, unit })]
    }
    case 'request':
    case 'authorization':
    case 'episode':
    case 'lifetime': {
      const kind = nextKind[window.kind]
      return [rewrite(`per ${kind} instead of ${window.kind}`, { kind })]
    }
  }
}

const nextUnit = { week: 'month', month: 'quarter', quarter: 'year', year: 'week' } as const
const nextKind = { request: 'authorization', authorization: 'episode', episode: 'lifetime', lifetime: 'authorization' } as const

type Length = { readonly amount: number; readonly unit: 'days' | 'months' }

const lengths = <T extends Length>(length: T): readonly Rewrite<T>[] => {
  const { amount, unit } = length
  const other = unit === 'days' ? 'months' : 'days'
  return [
    ...[amount + 1, amount - 1]
      .filter((moved) => moved >= 1)
      .map((moved) => rewrite(`${moved} ${unit} instead of ${amount}`, { ...length, amount: moved })),
    rewrite(`${other} instead of ${unit}`, { ...length, unit: other }),
  ]
}

export const determinationRewrites = (determination: Determination): readonly Rewrite<Determination>[] => [
  ...within(determination, 'limits', (limits) => [
    ...limits.map((_, index) => rewrite(`without limit ${index + 1} of ${limits.length}`, without(limits, index))),
    ...withinEach(limits, binding),
  ]),
  ...within(determination, 'grants', unlessNull(grants)),
]

const binding = (limit: DeterminationLimit): readonly Rewrite<DeterminationLimit>[] => [
  ...within(limit, 'onlyIf', condition),
  ...within(limit, 'unless', condition),
]

const grants = (grant: GrantInfo): readonly Rewrite<GrantInfo>[] => [
  ...within(grant, 'span', unlessNull(lengths)),
  ...within(grant, 'ceiling', unlessNull((ceiling) => [...lengths(ceiling), ...within(ceiling, 'unless', condition)])),
  ...(grant.ceiling === null || grant.span === null ? [] : [rewrite('without its ceiling', { ...grant, ceiling: null })]),
]
