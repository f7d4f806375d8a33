/** Works out what versions change, one step after the other, whenever nothing else is to do. */
import type { Service } from '../service.ts'
import type { Root } from '../workspace/root.ts'
import { pause } from './pause.ts'

export interface Revising {
  /** From the open files to all that state something; ends where it is stopped. */
  readonly start: () => Promise<void>
  readonly stop: () => void
}

/** `told`: something new is known of a file. */
export const createRevising = (service: Service, told: (root: Root, place: string) => Promise<void>): Revising => {
  let turn = 0
  const start = async (): Promise<void> => {
    turn += 1
    const own = turn
    for (const { root, place } of placesOf(service)) {
      const steps = service.revisions.work(root.program(), place)
      for (;;) {
        await pause()
        if (turn !== own) return
        const step = steps.next()
        if (step.done !== true) continue
        if (step.value) await told(root, place)
        break
      }
    }
  }
  return { start, stop: () => void (turn += 1) }
}

/** What is open comes first; of the others, those with something to hold against it. */
const placesOf = (service: Service): readonly { readonly root: Root; readonly place: string }[] => {
  const all = service.roots.all().flatMap((root) =>
    root.places().filter((place) => service.roots.find(root.pathOf(place)) === root).map((place) => ({ root, place, isOpen: service.isOpen(root, place) })),
  )
  return [...all.filter(({ isOpen }) => isOpen), ...all.filter(({ root, place, isOpen }) => !isOpen && isStating(root, place))]
}

const isStating = (root: Root, place: string): boolean =>
  root.program().file(place)?.tree.sections.some(({ kind }) => kind === 'Revises' || kind === 'Statement') ?? false
