/** What a command may do to the world it was started in: write its answer, write remarks beside it, and know the width. */
import { type Paint, paintWith, wantsColor } from './color.ts'

export interface Terminal {
  /** The answer: standard output. */
  readonly out: (text: string) => void
  /** Progress and messages: standard error. */
  readonly note: (text: string) => void
  /** For the answer. */
  readonly paint: Paint
  /** For remarks. */
  readonly notePaint: Paint
  /** Columns to lay out for. */
  readonly width: number
  /** Whether a person watches standard output. */
  readonly interactive: boolean
}

/** The part of `process` that a terminal is made of. */
export interface Surroundings {
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly env: Readonly<Record<string, string | undefined>>
}

const narrowest = 40
/** Prose wider than this tires the eye, whatever the window. */
const widest = 120
/** Where nobody's window is to be fitted. */
const usual = 100

const columnsOf = ({ stdout, env }: Surroundings): number => {
  const told = Number(env['COLUMNS'])
  const columns = stdout.isTTY ? stdout.columns : Number.isInteger(told) && told > 0 ? told : usual
  return Math.min(widest, Math.max(narrowest, columns))
}

export const terminalOf = (surroundings: Surroundings, flag: boolean | undefined): Terminal => {
  const { stdout, stderr, env } = surroundings
  return {
    out: (text) => void stdout.write(text),
    note: (text) => void stderr.write(text),
    paint: paintWith(wantsColor({ flag, environment: env, isTerminal: stdout.isTTY === true })),
    notePaint: paintWith(wantsColor({ flag, environment: env, isTerminal: stderr.isTTY === true })),
    width: columnsOf(surroundings),
    interactive: stdout.isTTY === true,
  }
}

/** A reader that goes away early (`rubric … | head`) is no fault: stop writing, and end. */
export const endQuietlyWithoutReader = (stream: NodeJS.WriteStream): void => {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(process.exitCode ?? 0)
  })
}
