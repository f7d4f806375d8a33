/**
 * Types into one file of a workspace, in a process of its own. Argument: how many generated policies, or `policies` for the real ones with the
 * path of the one that is typed into. A keystroke is a letter that comes or goes, anywhere in the text, and what is then reported of the files
 * that it touches.
 */
import { createProgram } from '@rubric/compiler'
import { generatedWorkspace } from './generated.ts'
import { randomFrom } from './members/random.ts'
import { sources } from './workspace.ts'

export interface Opened {
  readonly files: number
  readonly lines: number
  /** Milliseconds until everything was reported of every file, by the clock and of the processor. */
  readonly milliseconds: number
  readonly busy: number
}

/** Milliseconds of each keystroke, by the clock and of the processor. */
export interface Typed {
  readonly milliseconds: readonly number[]
  readonly busy: readonly number[]
}

const [what = '', typedInto] = process.argv.slice(2)
const { files, data } = what === 'policies' ? { files: sources(), data: [] } : generatedWorkspace(Number(what))
const path = typedInto ?? 'generated/policy_0000.rubric'

const timed = (work: () => void): { readonly milliseconds: number; readonly busy: number } => {
  const cpu = process.cpuUsage()
  const start = performance.now()
  work()
  const milliseconds = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { milliseconds, busy: (user + system) / 1000 }
}

const program = createProgram()
const report = (): void => {
  for (const each of program.touched()) program.diagnostics(each)
}
const opening = timed(() => {
  for (const each of data) program.changeData(each.path, each)
  for (const { path: each, text } of files) program.change(each, text)
  report()
})

const text = program.file(path)?.text
if (text === undefined) throw new Error(`no file ${path}`)
const random = randomFrom(2_000)
let isWritten = false
let at = 0

const keystroke = (): void => {
  if (!isWritten) at = random.below(text.length)
  isWritten = !isWritten
  program.change(path, isWritten ? `${text.slice(0, at)}x${text.slice(at)}` : text)
  report()
}

const type = (keystrokes: number): Typed => {
  const times = Array.from({ length: keystrokes }, () => timed(keystroke))
  return { milliseconds: times.map(({ milliseconds }) => milliseconds), busy: times.map(({ busy }) => busy) }
}

type(100)
process.on('message', (keystrokes: number) => process.send?.(type(keystrokes)))
const opened: Opened = { files: files.length, lines: text.split('\n').length, ...opening }
process.send?.(opened)
