/**
 * When one limit surely leaves no more than another, whatever is asked for and whatever was given before: in both runs that `determination.ts`
 * of the runtime defines, so at the least and at the most, and whatever of it is unknown. While both bind, and of one requested line: of
 * several, what the first gains the second may lose.
 *
 * The argument is one for all rules. A placement of units that the strict limit allows, the loose one allows too: where the loose one binds,
 * so does the strict one (*codes*); each window of the loose one lies in one of the strict one (*windows*), in which at least as much counts as
 * used (*codes*, *windows*), or is exhausted, and of which at most as much was allowed (*cap*). Nor does the loose one ask for more hours.
 * The noun, and how long a unit lasts, are words for readers: no grant rests on them.
 */
import { covering } from '@rubric/compiler'
import type { LimitInfo, LimitWindowInfo } from '@rubric/runtime'
import { coversCodes } from './codes.ts'

type Rule = (strict: LimitInfo, loose: LimitInfo) => boolean

/** The same use leaves less of a smaller cap; of an exhausted window nothing is left, whatever the cap. */
const cap: Rule = (strict, loose) => strict.most <= loose.most

/** More codes limit more lines, and more entries count. No codes at all are no limit that a policy can state. */
const codes: Rule = (strict, loose) => loose.codes.length > 0 && coversCodes(strict.codes, loose.codes)

/** A longer stretch holds all entries of a shorter one in it: a quarter those of each of its months, 31 days those of any calendar month. */
const windows: Rule = (strict, loose) => isWithin(loose.window, strict.window)

const isWithin = (inner: LimitWindowInfo, outer: LimitWindowInfo): boolean => {
  if (isDated(inner)) {
    // Of a request without days, a limit of days knows nothing, and so may leave nothing where one without days knows what is left.
    return isDated(outer) && covering(inner, outer) === 1
  }
  // A request counts no history, an authorization or an episode a part of it, a lifetime all.
  return inner.kind === outer.kind || (!isDated(outer) && (inner.kind === 'request' || outer.kind === 'lifetime'))
}

const isDated = ({ kind }: LimitWindowInfo): boolean => kind === 'calendar' || kind === 'any'

/** The hours of a line make fewer whole units where each needs more, and unknown hours make none for certain. */
const hours: Rule = (strict, loose) => loose.unitHours === null || (strict.unitHours !== null && strict.unitHours <= loose.unitHours)

/** Of nothing nothing is left, whichever its windows; but without days, windows of days are not looked at, and leave what hours allow. */
const nothing: Rule = (strict, loose) =>
  strict.most === 0 && (!isDated(strict.window) || (isDated(loose.window) && hours(strict, loose)))

const either = (...some: readonly Rule[]): Rule => (strict, loose) => some.some((rule) => rule(strict, loose))
const all = (...each: readonly Rule[]): Rule => (strict, loose) => each.every((rule) => rule(strict, loose))

const leavesLess = all(codes, either(all(cap, windows, hours), nothing))

/** Null is no limit: it leaves everything. False where nothing is proved. */
export const leavesNoMore = (strict: LimitInfo | null, loose: LimitInfo | null): boolean =>
  loose === null || (strict !== null && leavesLess(strict, loose))
