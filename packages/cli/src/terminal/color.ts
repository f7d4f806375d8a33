/** Whether to colour, and with what. Colour never carries meaning alone: every status also has its word. */
import pico from 'picocolors'

export interface ColorQuestion {
  /** `--color` or `--no-color`, where given. */
  readonly flag: boolean | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly isTerminal: boolean
}

/** The flag, then `NO_COLOR` (present and not empty), then `FORCE_COLOR`, then whether a terminal listens. */
export const wantsColor = ({ flag, environment, isTerminal }: ColorQuestion): boolean => {
  if (flag !== undefined) return flag
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = environment
  if (no !== undefined && no !== '') return false
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false'
  return isTerminal && term !== 'dumb'
}

/** The colours in use, named by what they stand for. */
export interface Paint {
  readonly error: (text: string) => string
  readonly warning: (text: string) => string
  readonly info: (text: string) => string
  readonly met: (text: string) => string
  readonly notMet: (text: string) => string
  readonly unknown: (text: string) => string
  readonly strong: (text: string) => string
  readonly quiet: (text: string) => string
  readonly place: (text: string) => string
}

export const paintWith = (color: boolean): Paint => {
  const c = pico.createColors(color)
  return {
    error: (text) => c.bold(c.red(text)),
    warning: (text) => c.bold(c.yellow(text)),
    info: (text) => c.bold(c.blue(text)),
    met: c.green,
    notMet: c.red,
    unknown: c.yellow,
    strong: c.bold,
    quiet: c.dim,
    place: c.cyan,
  }
}
