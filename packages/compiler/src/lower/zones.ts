/**
 * Clock spans in a policy with a time zone: what passes between two moments passes between two instants. Without a zone, and for spans of days,
 * moments stay as the clock on the wall shows them.
 */
import type { Value } from '../graph.ts'
import type { Context } from './context.ts'

/** A civil minute as an instant; as it is, where the policy has no zone. */
export const toInstant = ({ lowering: { time } }: Context, moment: Value): Value =>
  time.zone === null ? moment : moment.kind === 'civil' ? moment.instant : { kind: 'instant', domain: 'minute', moment }

/** The way back. */
export const toCivil = ({ lowering: { time } }: Context, instant: Value): Value =>
  time.zone === null ? instant : instant.kind === 'instant' ? instant.moment : { kind: 'civil', domain: 'minute', instant }
