/** How far it has come, on standard error: one line that changes where somebody watches, else a line for each property. */
import { titleOf, type Trial } from '@rubric/harness'
import type { Terminal } from '../terminal/terminal.ts'

export interface Progress {
  /** Begins a trial; what it returns is told of each member. */
  readonly of: (trial: Trial, index: number, all: number) => (members: number) => void
  readonly done: () => void
}

/** Often enough for the eye. */
const milliseconds = 100
const clear = '\r\u001b[2K'

export const progressOn = ({ note, notePaint, width }: Terminal, watched: boolean): Progress => {
  let told = 0
  const line = ({ version, property }: Trial, index: number, all: number): string =>
    `${index + 1} of ${all}  ${titleOf(version)}  ${property}`
  if (!watched) return { of: (...trial) => (note(`${line(...trial)}\n`), () => undefined), done: () => undefined }
  return {
    of:
      (...trial) =>
      (members) => {
        if (performance.now() - told < milliseconds) return
        told = performance.now()
        note(clear + notePaint.quiet(`${line(...trial)}, ${members} members`.slice(0, width - 1)))
      },
    done: () => note(clear),
  }
}
