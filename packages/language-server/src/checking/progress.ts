/** The first look at a large folder takes a while, and shows how far it is. */
import type { Connection } from 'vscode-languageserver'
import type { Service } from '../service.ts'
import { pause } from './pause.ts'

/** Fewer files are checked before anybody reads the message. */
const few = 50

type Check = (progress?: (done: number, of: number) => void) => Promise<void>

export const withProgress = async (connection: Connection, service: Service, check: Check): Promise<void> => {
  const places = service.roots.all().reduce((count, root) => count + root.places().length, 0)
  if (places < few || service.client.window?.workDoneProgress !== true) return check()
  const progress = await connection.window.createWorkDoneProgress()
  progress.begin('Rubric', 0, 'checking policies')
  const report = (done: number, of: number): void => {
    if (done % few === 0) progress.report(Math.floor((100 * done) / of), `${done} of ${of} policies`)
  }
  await work(service, report)
  await check()
  progress.done()
}

/** Clients that ask for findings themselves find them worked out. */
const work = async (service: Service, report: (done: number, of: number) => void): Promise<void> => {
  for (const root of service.roots.all()) {
    const places = root.places()
    for (const [done, place] of places.entries()) {
      report(done, places.length)
      root.diagnostics(place)
      await pause()
    }
  }
}
