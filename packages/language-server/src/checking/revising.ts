/** Works out what versions change, one step after the other, whenever nothing else is to do. */
import type { Service } from '../service.ts'
import type { Root } from '../workspace/root.ts'
import { pause } from './pause.ts'

export interface Revising {
  /** What is open, then all that states something; ends where it is stopped. */
  readonly start: () => Promise<void>
  readonly stop: () => void
}

interface Seat {
  readonly root: Root
  readonly place: string
}

/** Milliseconds that a key may wait for a step. What takes longer is left to those who ask for it. */
const longestStep = 1000

/** `found`: something is to be said of a file that was not known before. */
export const createRevising = (service: Service, found: (root: Root, place: string) => Promise<void>): Revising => {
  let turn = 0
  const told = new WeakMap<Root, Map<string, object>>()
  /** It may have been worked out for somebody who asked. */
  const isNews = ({ root, place }: Seat): boolean => {
    const before = told.get(root) ?? new Map<string, object>()
    const known = service.revisions.known(root.program(), place)
    if (known === undefined || known === before.get(place)) return false
    told.set(root, before.set(place, known))
    return true
  }
  const tell = async (seat: Seat): Promise<void> => {
    if (!isNews(seat)) return
    await found(seat.root, seat.place)
    service.editor.refreshFindings()
  }
  const workOn = async (seats: readonly Seat[], own: number): Promise<void> => {
    for (const seat of seats) {
      let began = performance.now()
      const isLate = (): boolean => performance.now() - began > longestStep
      const steps = service.revisions.work(seat.root.program(), seat.place, isLate)
      while (turn === own && steps.next().done !== true) {
        // What is known of a file is told as it comes: the verdicts first.
        await tell(seat)
        await pause()
        began = performance.now()
      }
      if (turn !== own) return
      await tell(seat)
    }
  }
  const start = async (): Promise<void> => {
    turn += 1
    const own = turn
    const { open, others } = seatsOf(service)
    await workOn(open, own)
    if (turn === own) await workOn(others, own)
  }
  return { start, stop: () => void (turn += 1) }
}

/** Of what nobody looks at, only what states something is held against what is so. */
const seatsOf = ({ roots, isOpen }: Service): { readonly open: readonly Seat[]; readonly others: readonly Seat[] } => {
  const all = roots.all().flatMap((root) => root.places().map((place) => ({ root, place })))
  const own = all.filter(({ root, place }) => roots.find(root.pathOf(place)) === root)
  return {
    open: own.filter(({ root, place }) => isOpen(root, place)),
    others: own.filter(({ root, place }) => !isOpen(root, place) && isStating(root, place)),
  }
}

const isStating = (root: Root, place: string): boolean =>
  root.program().file(place)?.tree.sections.some(({ kind }) => kind === 'Revises' || kind === 'Statement') ?? false
