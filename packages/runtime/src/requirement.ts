/** Whether a duty of the provider is met, broken, or still to be done, and until when. */
import { lastMinuteOf } from './calendar.ts'
import type { PolicyInfo, Shown, Trace, ValueForm } from './clause.ts'
import { readsOf, resultsOf } from './reads.ts'
import { MET, NOT_MET, UNKNOWN } from './status.ts'
import type { Status } from './status.ts'
import { itemOf, suppose } from './suppose.ts'

/** *pending*: not yet done, and time is left; done in time, it will be met. */
export type RequirementStatus = 'met' | 'violated' | 'pending' | 'unknown'

export interface RequirementResult {
  readonly status: RequirementStatus
  /** Where pending: the earliest that falls due, taken as early as it may; null where that is not known. Else null. */
  readonly due: number | null
  /** Of `due`: the last day or the last civil minute. */
  readonly form: Extract<ValueForm, { readonly as: 'nothing' | 'day' | 'minute' }>
}

/** Of a requirement, by its index into the policy's criteria. */
export function requirementResult(info: PolicyInfo, trace: Trace, criterion: number): RequirementResult {
  const { status } = itemOf(trace, criterion)
  if (status === MET) return { status: 'met', ...NO_DUE }
  if (status === NOT_MET) return { status: 'violated', ...NO_DUE }
  const results = resultsOf(trace)
  const supposed = (condition: number): Status => {
    const result = results.get(condition)
    return result?.pending === true ? MET : (result?.status ?? UNKNOWN)
  }
  const { clause } = itemOf(info.criteria, criterion)
  if (suppose(info, supposed)({ op: 'clause', clause }) !== MET) return { status: 'unknown', ...NO_DUE }
  let first: Due = NO_DUE
  for (const condition of readsOf(info, clause).keys()) {
    const result = results.get(condition)
    if (result?.pending !== true) continue
    const due = dueOf(itemOf(info.conditions, condition).form, result.due ?? null)
    if (minuteOf(due) < minuteOf(first)) first = due
  }
  return { status: 'pending', ...first }
}

type Due = Pick<RequirementResult, 'due' | 'form'>

const NO_DUE: Due = { due: null, form: { as: 'nothing' } }

function dueOf(form: ValueForm, shown: Shown): Due {
  const due = typeof shown === 'number' ? shown : isRange(shown) ? (shown[0] ?? null) : null
  return due === null ? NO_DUE : { due, form: { as: form.as === 'minute' ? 'minute' : 'day' } }
}

const isRange = (shown: Shown): shown is Extract<Shown, readonly unknown[]> => Array.isArray(shown)

/** A day ends with its last minute. */
const minuteOf = ({ due, form }: Due): number => (due === null ? Infinity : form.as === 'minute' ? due : lastMinuteOf(due))
