/** Runs a comparison from the question to what is printed. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Budget, type Comparison, defaultBudget } from '@rubric/analysis'
import { reasonOf } from '@rubric/language-server/disk'
import { redline } from '@rubric/review'
import { renderFindings } from '../render/findings.ts'
import { plural } from '../render/order.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type ExitCode, UsageError, exitCodes } from '../usage.ts'
import { addWitness, commandFor } from './add-witness.ts'
import { countedOf } from './counts.ts'
import type { Format } from './format.ts'
import { pairsOf } from './pairs.ts'
import { type Population, type Unusable, readPopulation } from './population.ts'
import type { Question } from './question.ts'
import { type Reviewed, rendered } from './render.ts'
import { type Pair, errorsOf, versionName } from './side.ts'
import { compare, versionOf } from './version.ts'
import { numberOf } from './witnesses.ts'

export interface Asked {
  readonly question: Question
  readonly format: Format
  readonly output: string | undefined
  readonly population: string | undefined
  /** The number of the member to keep as an example. */
  readonly member: number | undefined
  /** Whether a person watches standard error. */
  readonly watched: boolean
  readonly spend: { readonly samples: number | undefined; readonly seed: number | undefined }
}

export const diff = async (asked: Asked, cwd: string, terminal: Terminal): Promise<ExitCode> => {
  const population = asked.population === undefined ? null : readPopulation(asked.population, cwd)
  const { form, pairs, remarks } = pairsOf(asked.question, cwd)
  for (const remark of remarks) terminal.note(`${remark}\n`)
  const sound = pairs.filter((pair) => !reportErrors(pair, terminal))
  if (asked.member !== undefined) return keep(sound, asked.member, asked, cwd, terminal)
  const reviewed = reviewAll(sound, population, asked, terminal)
  noteUnusable(reviewed.flatMap(({ counted }) => counted?.unusable ?? []), asked.population ?? '', terminal)
  if (reviewed.length > 0 || form === 'many') write(rendered(reviewed, form, asked.format, terminal), asked.output, cwd, terminal)
  return exitCodeOf(reviewed, sound.length < pairs.length)
}

const budgetOf = ({ spend }: Asked): Budget => ({
  ...defaultBudget,
  samples: spend.samples ?? defaultBudget.samples,
  seed: spend.seed ?? defaultBudget.seed,
})

const optionsOf = ({ spend: { samples, seed } }: Asked): readonly string[] => [
  ...(samples === undefined ? [] : ['--runs', String(samples)]),
  ...(seed === undefined ? [] : ['--seed', String(seed)]),
]

const clear = '\r\u001b[2K'

/** One line says how far it has come, and is gone in the end. */
const reviewAll = (pairs: readonly Pair[], population: Population | null, asked: Asked, { note, notePaint }: Terminal): readonly Reviewed[] => {
  const reviewed = pairs.map((pair, at) => {
    const { old, next } = pair
    const line = `${at + 1} of ${pairs.length}  ${next.policy.id} ${versionName(old.policy)} → ${versionName(next.policy)}`
    if (asked.watched) note(clear + notePaint.quiet(line))
    return review(pair, population, asked)
  })
  if (asked.watched) note(clear)
  return reviewed
}

const review = (pair: Pair, population: Population | null, asked: Asked): Reviewed => {
  const [old, next] = [versionOf(pair.old), versionOf(pair.next)]
  const comparison = compare(old, next, budgetOf(asked))
  const counted = population === null ? null : countedOf(comparison, old, next, population)
  return {
    data: comparison,
    comparison: toldApart(comparison),
    old: { text: pair.old.text, graph: old.graph },
    next: { text: pair.next.text, graph: next.graph },
    redline: redline(pair.old.text, pair.next.text),
    counted,
    population: counted === null ? null : { source: asked.population ?? '', counts: counted.counts, refused: counted.unusable.length, isSuppressed: false },
    commandFor: (witness) => commandFor(pair, optionsOf(asked), numberOf(comparison, witness)),
  }
}

/** So many are named, and the rest is counted. */
const mostNamed = 20

/** Each once, however many versions were compared. */
const noteUnusable = (unusable: readonly Unusable[], source: string, { note }: Terminal): void => {
  const lines = [...new Set(unusable.map(({ place, reason }) => `  ${place}: ${reason}\n`))]
  if (lines.length === 0) return
  note(`${plural(lines.length, 'member')} of ${source} not counted:\n${lines.slice(0, mostNamed).join('')}`)
  if (lines.length > mostNamed) note(`  and ${lines.length - mostNamed} more; --format json lists all\n`)
}

/** For readers, two texts of one version are told apart in words. */
const toldApart = (comparison: Comparison): Comparison => {
  const { old, next } = comparison
  if (old.version !== next.version) return comparison
  return { ...comparison, old: { ...old, version: `${old.version} before` }, next: { ...next, version: `${next.version} after` } }
}

/** What keeps a pair from being compared goes beside the results. */
const reportErrors = ({ old, next }: Pair, { note, notePaint: paint, width }: Terminal): boolean => {
  const faulty = [old, next].filter(({ policy }) => !policy.ok)
  for (const side of faulty) {
    const { sources } = side.compiled
    note(`${renderFindings({ diagnostics: errorsOf(side), sources, files: 1 }, 'pretty', { paint, width })}${side.path} is not compared while it has errors.\n`)
  }
  return faulty.length > 0
}

const write = (text: string, output: string | undefined, cwd: string, terminal: Terminal): void => {
  if (output === undefined) return terminal.out(text)
  try {
    writeFileSync(resolve(cwd, output), text)
  } catch (error) {
    throw new UsageError(`cannot write ${output}: ${reasonOf(error)}`)
  }
  terminal.note(`Written: ${output}\n`)
}

/** A false claim outweighs one that could not be decided. */
export const exitCodeOf = (reviewed: readonly Reviewed[], hasErrors: boolean): ExitCode => {
  const claims = reviewed.flatMap(({ data }) => data.claims)
  if (hasErrors || claims.some(({ holds }) => holds === 'no')) return exitCodes.findings
  return claims.some(({ holds }) => holds === 'undecided') ? exitCodes.undecided : exitCodes.fine
}

const keep = async (pairs: readonly Pair[], member: number, asked: Asked, cwd: string, terminal: Terminal): Promise<ExitCode> => {
  const [pair] = pairs
  if (pair === undefined) return exitCodes.findings
  if (pairs.length > 1) {
    const commands = pairs.map((each) => commandFor(each, optionsOf(asked), member)).filter((line) => line !== '')
    throw new UsageError(`--add-example takes one comparison; there are ${pairs.length}:\n${commands.map((line) => `  ${line}`).join('\n')}`)
  }
  const comparison = compare(versionOf(pair.old), versionOf(pair.next), budgetOf(asked))
  const added = await addWitness(pair, comparison, member, cwd)
  terminal.out(`${added}\n`)
  terminal.note(`Added to ${pair.next.path}. Run it with: rubric test ${pair.next.path}\n`)
  return exitCodes.fine
}
