/** A burst of events as one. */
import type { Disposable } from 'vscode'

/** Calls `run` once, when nothing has called for `milliseconds`: a burst of keystrokes is one piece of work. */
export const debounced = (run: () => void, milliseconds: number): (() => void) & Disposable => {
  let timer: NodeJS.Timeout | undefined
  const call = (): void => {
    clearTimeout(timer)
    timer = setTimeout(run, milliseconds)
  }
  return Object.assign(call, { dispose: () => clearTimeout(timer) })
}
