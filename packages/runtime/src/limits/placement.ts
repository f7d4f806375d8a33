/**
 * Where units find room: on each day, from the first, as many as every window that holds the day still leaves. Windows are stretches of
 * days, so what is placed on an earlier day never stands in the way of more than it would on a later one, and no other order places more.
 */
import type { Days, Windows } from './windows.ts'

/** A limit as it binds: what of it each window has used. */
export interface Room {
  readonly windows: Windows
  readonly most: number
  readonly used: (window: number) => number
}

/** Units by day, in order; none on the days that are left out. */
export type Placement = readonly (readonly [day: number, units: number])[]

export function place(units: number, [first, last]: Days, rooms: readonly Room[]): Placement {
  if (rooms.length === 0) return units > 0 ? [[first, units]] : []
  const slacks = rooms.map((room) => slackOf(room, first))
  const placed: [day: number, units: number][] = []
  let total = 0
  let day = first
  while (day <= last && total < units) {
    let free = units - total
    let full = last
    for (const slack of slacks) {
      const window = slack.tightest(day, total)
      if (slack.left(total) > free) continue
      free = slack.left(total)
      full = window
    }
    if (free > 0) {
      placed.push([day, free])
      total += free
    }
    // The tightest window has no more room on any of its days.
    day = full + 1
  }
  return placed
}

export const totalOf = (placement: Placement): number => placement.reduce((sum, [, units]) => sum + units, 0)

interface Slack {
  /** Last day of the window that leaves least among those that hold a day; to be asked of later and later days. */
  readonly tightest: (day: number, total: number) => number
  /** What that window leaves. */
  readonly left: (total: number) => number
}

/**
 * What a limit leaves on a day, given what was placed before it. A window has used what it had, and what was placed
 * since it began: the total so far less the total of that time. So windows keep their order in what they leave, whatever is placed later,
 * and one that began before another and leaves no less need never be asked again.
 */
function slackOf({ windows, most, used }: Room, first: number): Slack {
  // A request may touch hundreds of windows: plain numbers take least.
  const open: number[] = []
  const usedIn: number[] = []
  let head = 0
  let next = windows.firstWith(first)
  return {
    tightest: (day, total) => {
      for (const last = windows.lastWith(day); next <= last; next += 1) {
        const now = used(next) - total
        while (open.length > head && (usedIn[open.length - 1] ?? 0) <= now) {
          open.pop()
          usedIn.pop()
        }
        open.push(next)
        usedIn.push(now)
      }
      const from = windows.firstWith(day)
      while ((open[head] ?? Infinity) < from) head += 1
      return windows.bounds?.(open[head] ?? NaN)[1] ?? Infinity
    },
    left: (total) => most - (usedIn[head] ?? -Infinity) - total,
  }
}
