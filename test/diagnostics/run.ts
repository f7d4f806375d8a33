/** Runs the files of a page as the command line would: `rubric check` unless the page names another command. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { compileWorkspace } from '@rubric/compiler'
import { paintWith, renderFindings, route, runPolicy } from '@rubric/cli'
import { buildAnswer, type Trace } from '@rubric/runtime'
import { load } from '../emit/load.ts'
import { type Block, type Page, shown } from './page.ts'

/** Dates of review are judged by this day, so that a page says the same tomorrow. */
const today = '2026-06-01'

const content = ({ language, text, about }: Block): string | Uint8Array => {
  if (language === 'hex') return Uint8Array.from(text.trim().split(/\s+/), (byte) => Number.parseInt(byte, 16))
  const times = Number(/ × ([\d,]+)$/.exec(about)?.[1]?.replaceAll(',', '') ?? 1)
  return text.repeat(times)
}

const nameOf = ({ about }: Block): string => about.replace(/ × .*$/, '') || 'policy.rubric'

const write = (home: string, block: Block): void => {
  const target = join(home, nameOf(block))
  mkdirSync(dirname(target), { recursive: true })
  rmSync(target, { force: true })
  if (block.language === 'link') symlinkSync(block.text.trim(), target)
  else writeFileSync(target, content(block))
}

interface Printed {
  readonly code: number
  readonly text: string
}

/** What a command prints to standard output where nobody sees colour and the width is the usual one. */
const printed = async (args: readonly string[], home: string): Promise<Printed> => {
  let text = ''
  const stdout = { write: (part: string): boolean => ((text += part), true), isTTY: false }
  const stderr = { write: (): boolean => true, isTTY: false }
  const process = { stdout, stderr, stdin: {}, env: {}, cwd: () => home }
  const code = await route(args, process as unknown as Parameters<typeof route>[1])
  return { code, text }
}

/** The command of a page, with what keeps its output the same. */
const argumentsOf = ({ output }: Page): readonly string[] => {
  const [, command = 'check', ...rest] = (output.about || 'rubric check').split(' ')
  return [command, ...(rest.length === 0 ? ['.'] : rest), '--no-color', ...(command === 'check' ? ['--as-of', today] : [])]
}

export interface Finding {
  readonly code: string
  readonly severity: string
  readonly title: string
  readonly label: string
  readonly text: string
  readonly hint: string
}

export interface Outcome {
  /** As printed for a person. */
  readonly text: string
  readonly findings: readonly Finding[]
}

const turned = (trace: Trace): Trace =>
  trace.map((node) => ({ ...node, status: node.status === 3 ? 0 : node.status, children: turned(node.children) }))

/** What `rubric test` finds where the compiled policy answers wrongly: no policy of its own would show that. */
const withBrokenEvaluator = (blocks: readonly Block[]): Outcome => {
  const text = blocks.at(-1)?.text ?? ''
  const [policy] = compileWorkspace([{ path: 'policy.rubric', text }]).value.policies
  if (policy === undefined) throw new Error('no policy')
  const { policy: info, evaluate } = load(policy.graph)
  const isBroken = blocks.length === 1
  const broken: typeof evaluate = (facts, asOf) => {
    const evaluated = evaluate(facts, asOf)
    return evaluated.ok && isBroken ? { ...evaluated, trace: turned(evaluated.trace) } : evaluated
  }
  const { diagnostics } = runPolicy(policy, { policy: info, evaluate: broken, buildAnswer })
  const findings = diagnostics.filter(({ code }) => code === 'evaluators-disagree')
  return {
    text: renderFindings({ diagnostics: findings, sources: new Map([['policy.rubric', text]]), files: 1 }, 'pretty', { paint: paintWith(false), width: 100 }),
    findings,
  }
}

/** Writes the blocks as files, the later over the earlier, and runs the command of the page. */
export const run = async (page: Page, blocks: readonly Block[]): Promise<Outcome> => {
  if (page.output.about.endsWith('with an evaluator that is broken')) return withBrokenEvaluator(blocks)
  const outer = mkdtempSync(join(tmpdir(), 'rubric-page-'))
  const home = join(outer, 'policies')
  try {
    mkdirSync(home)
    for (const block of blocks) write(home, block)
    const { text } = await printed(argumentsOf(page), home)
    const json = await printed([...argumentsOf(page), '--format', 'json'], home)
    const { findings } = JSON.parse(json.text) as { readonly findings: readonly Finding[] }
    return { text: shown(text), findings }
  } finally {
    rmSync(outer, { recursive: true, force: true })
  }
}

export const runExample = (page: Page): Promise<Outcome> => run(page, page.example)
export const runCorrect = (page: Page): Promise<Outcome> => run(page, [...page.example, ...page.correct])
