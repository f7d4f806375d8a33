/** The first look at a large folder takes a while, and shows how far it is. */
import type { Connection, WorkDoneProgressReporter } from 'vscode-languageserver'
import type { Service } from '../service.ts'
import { pause } from './pause.ts'

/** Fewer files are read before anybody reads the message. */
const few = 50

/**
 * Reads every folder and works out what is found, giving way to what is asked meanwhile. `isRead` is called when all texts are
 * known.
 */
export const firstLook = async (connection: Connection, service: Service, isRead: () => void): Promise<void> => {
  const report = reporter(connection, service)
  try {
    for (const root of service.roots.all()) {
      for (const [done, of] of root.loading()) {
        report.say('reading policies', done, of)
        await pause()
      }
    }
  } finally {
    isRead()
  }
  for (const root of service.roots.all()) {
    const places = root.places()
    for (const [done, place] of places.entries()) {
      report.say('checking policies', done, places.length)
      root.diagnostics(place)
      await pause()
    }
  }
  report.done()
}

interface Report {
  readonly say: (what: string, done: number, of: number) => void
  readonly done: () => void
}

/** Begins to report where there is enough to do; the client is not waited for. */
const reporter = (connection: Connection, { client }: Service): Report => {
  let shown: WorkDoneProgressReporter | undefined
  let isBegun = false
  let isOver = false
  const begin = (): void => {
    isBegun = true
    if (client.window?.workDoneProgress !== true) return
    connection.window.createWorkDoneProgress().then(
      (created) => {
        created.begin('Rubric', 0)
        if (isOver) created.done()
        else shown = created
      },
      () => undefined,
    )
  }
  return {
    say: (what, done, of) => {
      if (of < few) return
      if (!isBegun) begin()
      if (done % few === 0) shown?.report(Math.floor((100 * done) / of), `${what}: ${done} of ${of}`)
    },
    done: () => {
      isOver = true
      shown?.done()
    },
  }
}
