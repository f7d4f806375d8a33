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

/** `found`: something is to be said of a file that was not known before. */
export const createRevising = (service: Service, found: (root: Root, place: string) => Promise<void>): Revising => {
  let turn = 0
  const workOn = async (seats: readonly Seat[], own: number): Promise<void> => {
    let isNew = false
    for (const { root, place } of seats) {
      const steps = service.revisions.work(root.program(), place)
      let step = steps.next()
      for (; turn === own && step.done !== true; step = steps.next()) await pause()
      if (turn !== own) break
      if (step.value !== true) continue
      isNew = true
      await found(root, place)
    }
    if (isNew) service.editor.refreshFindings()
  }
  const start = async (): Promise<void> => {
    turn += 1
    const own = turn
    const { open, others } = seatsOf(service)
    await workOn(open, own)
    await workOn(others, own)
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
