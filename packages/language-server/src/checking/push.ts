/** Tells findings to clients that do not ask for them, a moment after the last change. */
import type { Connection } from 'vscode-languageserver'
import type { Service } from '../service.ts'
import type { Root } from '../workspace/root.ts'
import { pause } from './pause.ts'
import { reportOn } from './report.ts'
import { createRevising } from './revising.ts'

export interface Checks {
  /** Something changed: look soon. */
  readonly soon: () => void
  /** Looks at all that changed; resolves when it is told. */
  readonly now: () => Promise<void>
  /** A folder is gone, and so is what was said of its files. */
  readonly forget: (root: Root) => Promise<void>
  readonly stop: () => void
}

/** Milliseconds: long enough for the next key to come, short enough not to be waited for. */
const debounce = 80

interface Told {
  readonly root: Root
  readonly place: string
  readonly id: string
}

/** Nothing is told before `read`: what is known of a part of the texts may be wrong of all of them. */
export const createChecks = (
  service: Service,
  connection: Connection,
  read: Promise<void>,
  failed: (error: unknown) => void,
): Checks => {
  const { textDocument, workspace } = service.client
  const asksForOpen = textDocument?.diagnostic !== undefined
  const asksForAll = asksForOpen && workspace?.diagnostics !== undefined
  const { tell, forget } = createTelling(service, connection, asksForOpen)
  let timer: NodeJS.Timeout | undefined
  let running = read

  let day = service.host.today()
  const check = async (): Promise<void> => {
    // Reviews fall due overnight.
    if (service.host.today() !== day) for (const root of service.roots.all()) root.renew()
    day = service.host.today()
    if (asksForAll) return
    for (const root of service.roots.all()) {
      for (const place of root.touched()) {
        await tell(root, place)
        await pause()
      }
    }
  }
  const revise = createRevising(service, async (root, place) => {
    if (!asksForAll) await tell(root, place)
  })
  const now = (): Promise<void> => {
    clearTimeout(timer)
    revise.stop()
    running = running.then(check).catch(failed)
    // Nobody waits for what a change does to members; the next key ends it.
    void running.then(revise.start).catch(failed)
    return running
  }
  return {
    now,
    soon: () => {
      clearTimeout(timer)
      revise.stop()
      timer = setTimeout(() => {
        void now()
        service.refreshViews()
      }, debounce)
    },
    forget,
    stop: () => {
      clearTimeout(timer)
      revise.stop()
    },
  }
}

interface Telling extends Pick<Checks, 'forget'> {
  /** Says nothing twice. */
  readonly tell: (root: Root, place: string) => Promise<void>
}

const createTelling = (service: Service, connection: Connection, asksForOpen: boolean): Telling => {
  /** What each client's file was told last, by URI. A file that was never told of findings need not be told that it has none. */
  const told = new Map<string, Told>()
  return {
    tell: async (root, place) => {
      const uri = service.uriOf(root, place)
      const { items, id } = isTold(service, root, place, asksForOpen) ? reportOn(service, root, place) : { items: [], id: 'clean' }
      if ((told.get(uri)?.id ?? 'clean') === id) return
      if (id === 'clean') told.delete(uri)
      else told.set(uri, { root, place, id })
      await connection.sendDiagnostics({ uri, diagnostics: [...items] })
    },
    forget: async (gone) => {
      for (const [uri, { root }] of [...told].filter(([, { root }]) => root === gone)) {
        told.delete(uri)
        if (service.roots.all().includes(root)) continue
        await connection.sendDiagnostics({ uri, diagnostics: [] })
      }
    },
  }
}

/** Files of the client's folders, and whatever it has open; of two folders that hold a file, the inner one speaks. */
const isTold = (service: Service, root: Root, place: string, asksForOpen: boolean): boolean => {
  const open = service.isOpen(root, place)
  if (service.roots.find(root.pathOf(place)) !== root) return false
  return open ? !asksForOpen : service.roots.isShown(root, place)
}
