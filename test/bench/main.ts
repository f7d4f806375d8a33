/**
 * What Rubric costs, as ratios of medians measured in one run:
 *
 *   pnpm bench [--only decisions|determine|whole|limits|parse|check|keystroke|editor|revisions|start] [--format table|json]
 *
 * The method. Before anything is timed, every contestant must give the reference evaluator's answer on every member used:
 * 240 synthetic members a policy, typical ones, gaps and edges, the same in every run, in shuffled order. Each contestant
 * gets the facts in the form that suits it best, made beforehand. Each runs in a process of its own, so that no other's types
 * or code sizes shape what the optimising compiler makes of it; contestants that take nanoseconds are launched three times,
 * because that compiler does not always come to the same code. A process warms up for 350 ms. Then the processes take turns,
 * in an order shuffled anew each round; in its turn each times six batches of 1.2 ms or more, whole passes over all members,
 * short enough that most fit between two task switches of a busy machine. What is reported is the median over all batches.
 * Results are kept for eight calls, so that none is optimised away and all die young; what they cost the garbage collector
 * is part of the time. Batches of the slow tools are parts of a pass.
 *
 * Nothing here passes or fails: `holds` is for a reader, and on a machine that is busy with more than this, bars in seconds
 * (parsing, starting) say little. A contestant that disagrees is not measured, and the run ends with 1; so it
 * does where a part cannot be measured.
 */
import { rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { checking } from './checking.ts'
import { besideHand, besideTools, determining, takingIn } from './decisions.ts'
import { editor } from './editor.ts'
import { keystrokes } from './keystrokes.ts'
import { limits } from './limits.ts'
import { parsing } from './parsing.ts'
import { type Row, json, table } from './report.ts'
import { revisions } from './revisions.ts'
import { starting } from './starting.ts'
import { authorizationSubject, criteriaSubjects, wholeSubjects } from './subjects.ts'
import { wholes } from './whole.ts'
import { compiledGraphs, prepared, runFolder } from './workspace.ts'

const say = (text: string): void => {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${text}\n`)
}

/** Where it was measured, and how busy it was: 1 for each processor that has work. */
const machine = (): string => {
  const [first] = cpus()
  const [load = 0] = loadavg()
  return `Node.js ${process.version}, ${cpus().length} x ${first?.model ?? 'unknown'}, load ${load.toFixed(1)}`
}

const decisions = async (folder: string): Promise<readonly Row[]> => {
  say('decisions: the reference evaluator')
  const subjects = criteriaSubjects(compiledGraphs()).map((subject) => prepared(folder, subject))
  return [...(await besideHand(subjects, say)), ...(await takingIn(subjects, say)), ...(await besideTools(subjects, say))]
}

const determinations = async (folder: string): Promise<readonly Row[]> => {
  say('determine: the reference evaluator')
  return determining(prepared(folder, authorizationSubject(compiledGraphs())), say)
}

const whole = async (folder: string): Promise<readonly Row[]> => {
  say('whole: the reference evaluator')
  const subjects = wholeSubjects(compiledGraphs()).map((subject) => ({
    whole: prepared(folder, subject.whole),
    criteria: subject.criteria === null ? null : prepared(folder, subject.criteria),
  }))
  return wholes(subjects, say)
}

const parts: Readonly<Record<string, (folder: string) => Promise<readonly Row[]>>> = {
  decisions,
  determine: determinations,
  whole,
  limits: async () => limits(say),
  parse: (folder) => parsing(folder, say),
  check: () => checking(say),
  keystroke: () => keystrokes(say),
  editor: () => editor(say),
  revisions: () => revisions(say),
  start: async (folder) => starting(folder, say),
}

const run = async (): Promise<void> => {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, format: { type: 'string', default: 'table' } } })
  const wanted = values.only ?? Object.keys(parts)
  const folder = runFolder()
  try {
    const rows: Row[] = []
    for (const name of wanted) {
      const part = parts[name]
      if (part === undefined) throw new Error(`--only takes ${Object.keys(parts).join(', ')}`)
      // What was measured is told, whatever comes of the rest.
      await part(folder).then(
        (found) => rows.push(...found),
        (error: unknown) => {
          process.exitCode = 1
          say(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
        },
      )
    }
    process.stdout.write(values.format === 'json' ? `${json(rows)}\n` : `${machine()}\n${table(rows)}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await run()
