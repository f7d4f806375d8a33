/** Looks for small records for which two versions grant different amounts: in each cell of the matrix of answers the smallest. */
import { type Answer, answers } from '../comparison.ts'
import { randomFrom } from '../sampling/random.ts'
import { afterUse, type Choices, drawnServices, plainServices } from './choices.ts'
import { type Service, sizeOf } from './service.ts'
import { simpler } from './simpler.ts'
import type { Look, Sight } from './terms.ts'

/** Whether somebody gets more, and whether somebody gets less. */
export interface Directions {
  readonly more: boolean
  readonly less: boolean
}

export interface Found {
  readonly from: Answer
  readonly to: Answer
  readonly grants: 'more' | 'less' | 'other'
  readonly service: Service
}

export interface Findings {
  /** In the order of the answers. Of the diagonal, the cell of those for whom both are met. */
  readonly cells: readonly Found[]
  readonly found: Directions
  /** How many records were tried. */
  readonly tried: number
}

export interface Question {
  readonly old: Look
  readonly next: Look
  readonly choices: Choices
  /** What proof leaves open. */
  readonly open: Directions
  /** How many records may be drawn. */
  readonly samples: number
  readonly seed: number
}

/** Answers can rise in three ways, and fall in three. */
const CELLS = 3
/** Part of the samples that is worth spending on records for more cells once the verdict stands. */
const MORE_CELLS = 0.1
/** And so many plain records without a new cell. */
const PATIENCE = 16
/** After so many records for which the versions differ, only small ones are asked for with other units. */
const ENOUGH = 10

export const search = (question: Question): Findings => {
  const { choices, open, samples, seed } = question
  const cells = new Map<string, Found>()
  let found: Directions = { more: false, less: false }
  let [tried, differing, lastNew] = [0, 0, 0]
  const isOpen = (): boolean => (open.more && !found.more) || (open.less && !found.less)
  const isFull = (): boolean => [...cells.values()].filter(({ from, to }) => from !== to).length >= CELLS * (Number(open.more) + Number(open.less))
  const attempt = (service: Service): void => {
    tried += 1
    const before = cells.size
    const [old, next] = [question.old(service).sight, question.next(service).sight]
    const change = changeOf(old, next)
    if (change === null) return
    found = { more: found.more || change !== 'less', less: found.less || change !== 'more' }
    differing += 1
    note({ service, cell: cellFor(old, next) }, cells)
    const isClose = differing <= ENOUGH || isSmall(service, cells)
    for (const each of isClose ? tuned(service, [old, next]) : []) note({ service: each, cell: cellOf(question, each) }, cells)
    if (cells.size > before) lastNew = tried
  }
  for (const services of [plainServices(choices), afterUse(choices)]) {
    lastNew = tried
    for (const service of services) {
      if (isFull() || (!isOpen() && tried - lastNew >= PATIENCE)) break
      attempt(service)
    }
  }
  const drawn = drawnServices(choices, randomFrom(seed))
  for (let left = samples; left > 0 && (isOpen() || (!isFull() && left > samples * (1 - MORE_CELLS))); left -= 1) {
    attempt(drawn.next().value)
  }
  const smallest = [...cells.values()].map((each) => ({ ...each, service: shrunk(question, each) }))
  return { cells: smallest.sort((a, b) => place(a) - place(b)), found, tried }
}

const place = ({ from, to, grants }: Found): number => answers.indexOf(from) * 30 + answers.indexOf(to) * 10 + grants.length

// ---- what differs ------------------------------------------------------------------------------------------

const rank = (answer: Answer): number => -answers.indexOf(answer)

const changeOf = (old: Sight, next: Sight): Found['grants'] | null => {
  const steps = [rank(next.answer) - rank(old.answer), ...old.amounts.map((amount, at) => step(amount, next.amounts[at] ?? null))]
  const [more, less] = [steps.some((by) => by > 0), steps.some((by) => by < 0)]
  if (more && less) return 'other'
  return more ? 'more' : less ? 'less' : null
}

const step = (old: number | null, next: number | null): number => (old === null || next === null || old === next ? 0 : next > old ? 1 : -1)

type Cell = Omit<Found, 'service'>

const cellOf = ({ old, next }: Pick<Question, 'old' | 'next'>, service: Service): Cell | null => cellFor(old(service).sight, next(service).sight)

/** The cell that a record falls into; null where the versions agree, or only amounts differ of which too little is granted in both. */
const cellFor = (before: Sight, after: Sight): Cell | null => {
  const grants = changeOf(before, after)
  if (grants === null || (before.answer === after.answer && before.answer !== 'met')) return null
  return { from: before.answer, to: after.answer, grants }
}

const keyOf = ({ from, to, grants }: Cell): string => (from === to ? `${from} ${grants}` : `${from} to ${to}`)

const note = ({ service, cell }: { readonly service: Service; readonly cell: Cell | null }, cells: Map<string, Found>): void => {
  if (cell === null) return
  const known = cells.get(keyOf(cell))
  if (known === undefined || sizeOf(service) < sizeOf(known.service)) cells.set(keyOf(cell), { ...cell, service })
}

const isSmall = (service: Service, cells: ReadonlyMap<string, Found>): boolean =>
  sizeOf(service) < Math.max(0, ...[...cells.values()].map((each) => sizeOf(each.service)))

/** The same with just so many units asked for as one of the versions leaves: there answers part. */
const tuned = (service: Service, sights: readonly Sight[]): readonly Service[] => {
  const { line } = service
  if (line === null) return []
  const amounts = new Set(sights.flatMap(({ amounts: [least, most] }) => [least ?? 0, most ?? 0]))
  return [...amounts].filter((units) => units > 0 && units < line.units).map((units) => ({ ...service, line: { ...line, units } }))
}

/** Simpler as long as it stays in its cell. */
const shrunk = (question: Question, { service, ...cell }: Found): Service => {
  const stays = (each: Service): boolean => {
    const before = question.old(each).sight
    const now = before.answer === cell.from ? cellFor(before, question.next(each).sight) : null
    return now !== null && keyOf(now) === keyOf(cell)
  }
  let smallest = service
  for (let next: Service | undefined = service; next !== undefined; ) {
    smallest = next
    const size = sizeOf(smallest)
    next = simpler(smallest, question.choices).find((each) => sizeOf(each) < size && stays(each))
  }
  return smallest
}
