/**
 * The language server at work on one file of a workspace, in a process of its own, called without a protocol. Argument: how many generated
 * policies, or `policies` for the real ones with the path of the file. What is timed is the server's own work: a text that changes and what is
 * then found in it, what may be written at the place, what stands at a place.
 */
import { createService, type Host, methods, offsetOf, positionOf } from '@rubric/language-server'
import { lineStarts } from '@rubric/syntax'
import { CancellationToken } from 'vscode-languageserver'
import { everything } from '../editor/runner/capabilities.ts'
import { memoryHost } from '../editor/runner/memory-host.ts'
import { generatedWorkspace } from './generated.ts'
import { randomFrom } from './members/random.ts'
import { sources } from './workspace.ts'

export const questions = ['keystroke', 'completion', 'hover', 'outline'] as const
export type Question = (typeof questions)[number]

export interface Began {
  readonly files: number
  readonly lines: number
  /** Milliseconds until the findings of every file were there, by the clock and of the processor. */
  readonly milliseconds: number
  readonly busy: number
}

/** Milliseconds of each answer. */
export interface Answered {
  readonly milliseconds: readonly number[]
  readonly busy: readonly number[]
}

export interface Ask {
  readonly question: Question
  readonly times: number
}

const timed = async (work: () => Promise<unknown>): Promise<{ readonly milliseconds: number; readonly busy: number }> => {
  const cpu = process.cpuUsage()
  const start = performance.now()
  await work()
  const milliseconds = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { milliseconds, busy: (user + system) / 1000 }
}

const [what = '', opened] = process.argv.slice(2)
const { files, data } = what === 'policies' ? { files: sources(), data: [] } : generatedWorkspace(Number(what))
const path = opened ?? 'generated/policy_0000.rubric'
const uri = `file:///w/${path}`
const host: Host = memoryHost(Object.fromEntries([...files, ...data].map(({ path: each, text }) => [`/w/${each}`, text])))
const service = createService(host, everything)

const ask = async (name: string, params: unknown): Promise<unknown> => {
  const found = methods.find((method) => method.name === name)
  if (found === undefined) throw new Error(`the server does not answer ${name}`)
  return found.answer(service, params, CancellationToken.None)
}

const text = files.find((file) => file.path === path)?.text ?? ''
const began = await timed(async () => {
  service.roots.add('/w')?.load()
  await ask('workspace/diagnostic', { previousResultIds: [] })
})
service.open(uri, 1, text)

const lines = { text, starts: lineStarts(text) }
const random = randomFrom(4_000)
const textDocument = { uri }
let version = 1

const write = (start: number, end: number, letters: string): void => {
  version += 1
  service.change(uri, version, [{ range: { start: positionOf(lines, start), end: positionOf(lines, end) }, text: letters }])
}

/** A letter is written, the question asked, and the letter taken back. */
const afterLetter = async (at: number, letter: string, asked: () => Promise<unknown>): Promise<{ milliseconds: number; busy: number }> => {
  const time = await timed(async () => {
    write(at, at, letter)
    await asked()
  })
  service.change(uri, (version += 1), [{ range: { start: positionOf(lines, at), end: { ...positionOf(lines, at), character: positionOf(lines, at).character + 1 } }, text: '' }])
  await ask('textDocument/diagnostic', { textDocument })
  return time
}

const words = [...text.matchAll(/[a-z_]{3,}/g)].map(({ index }) => index)

const answers: Readonly<Record<Question, () => Promise<{ milliseconds: number; busy: number }>>> = {
  keystroke: () => afterLetter(offsetOf(lines, positionOf(lines, random.below(text.length))), 'x', () => ask('textDocument/diagnostic', { textDocument })),
  completion: () => {
    const at = random.pick(words)
    return afterLetter(at, text.charAt(at), () => ask('textDocument/completion', { textDocument, position: positionOf(lines, at + 1) }))
  },
  hover: () => timed(() => ask('textDocument/hover', { textDocument, position: positionOf(lines, random.pick(words)) })),
  outline: () => afterLetter(random.pick(words), 'x', async () => {
    await ask('textDocument/documentSymbol', { textDocument })
    await ask('textDocument/semanticTokens/full', { textDocument })
    await ask('textDocument/foldingRange', { textDocument })
    await ask('textDocument/codeLens', { textDocument })
  }),
}

const answer = async ({ question, times }: Ask): Promise<Answered> => {
  const taken: { milliseconds: number; busy: number }[] = []
  for (let time = 0; time < times; time += 1) taken.push(await answers[question]())
  return { milliseconds: taken.map(({ milliseconds }) => milliseconds), busy: taken.map(({ busy }) => busy) }
}

for (const question of questions) await answer({ question, times: 60 })
process.on('message', (message: Ask) => void answer(message).then((answered) => process.send?.(answered)))
process.send?.({ files: files.length, lines: text.split('\n').length, ...began } satisfies Began)
