/** What a child process says next. */
import type { ChildProcess } from 'node:child_process'

/** Rejected where the process ends instead; `who` is what it is called then. */
export const nextMessage = <T>(process: ChildProcess, who: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`${who} ended with ${code}`))
    process.once('exit', ended)
    process.once('message', (message: T) => {
      process.off('exit', ended)
      resolve(message)
    })
  })
