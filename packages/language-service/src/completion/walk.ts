/**
 * What may follow the words of a line: all readings of the grammar are followed at once, each with the rules that it is within.
 * The grammar as data knows less than the parser, which looks ahead and at names; so what follows here is what may fit, and the
 * parser has the last word (judge.ts).
 */
import type { LineKind, OutlineWord } from '@rubric/syntax'
import { network, type Node, type Terminal } from './network.ts'

/** A rule that is being read: since which word, and within which other. */
export interface Frame {
  readonly rule: string
  /** Index of its first word in the line. */
  readonly from: number
  readonly outer: Frame | undefined
  readonly back: readonly Node[]
}

interface State {
  readonly node: Node
  readonly frame: Frame
}

export interface Reading {
  /** Where a word may come next. */
  readonly states: readonly State[]
  /** The line may end here. */
  readonly ends: boolean
  /** How many words fitted nowhere and were passed over. */
  readonly skipped: number
  readonly at: number
}

/** A word or token that may come next, and the rules that it would be in. */
export interface Slot {
  readonly terminal: Terminal
  readonly frame: Frame
}

/** Every place that can be reached without a further word, in the order of the grammar. Frames that are entered twice are one. */
const reach = (from: readonly State[], at: number, skipped: number): Reading => {
  const states: State[] = []
  const seen = new Map<Frame, Set<Node>>()
  const entered = new Map<Frame, Map<Node, Frame>>()
  let ends = false
  // What is pushed last is looked at first.
  const open = from.toReversed()
  const enter = ({ node, frame }: State, rule: string): void => {
    const known = entered.get(frame) ?? new Map<Node, Frame>()
    entered.set(frame, known)
    if (known.has(node)) return
    const inner: Frame = { rule, from: at, outer: frame, back: node.next }
    known.set(node, inner)
    const entry = network().entries.get(rule)
    if (entry !== undefined) open.push({ node: entry, frame: inner })
  }
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const { node, frame } = state
    const nodes = seen.get(frame) ?? new Set<Node>()
    if (nodes.has(node)) continue
    seen.set(frame, nodes.add(node))
    if (node.terminal !== undefined) states.push(state)
    else if (node.call !== undefined) enter(state, node.call)
    else if (node.next.length > 0) for (const next of node.next.toReversed()) open.push({ node: next, frame })
    else if (frame.outer === undefined) ends = true
    else for (const next of frame.back.toReversed()) open.push({ node: next, frame: frame.outer })
  }
  return { states, ends, skipped, at }
}

const nothing: Reading = { states: [], ends: false, skipped: 0, at: 0 }

const beginLine = (kind: LineKind): Reading => {
  const rule = network().lines.get(kind)
  const node = rule === undefined ? undefined : network().entries.get(rule)
  return rule === undefined || node === undefined
    ? nothing
    : reach([{ node, frame: { rule, from: 0, outer: undefined, back: [] } }], 0, 0)
}

export const fits = (terminal: Terminal, word: Pick<OutlineWord, 'fits'>): boolean =>
  word.fits.includes(terminal.kind === 'word' ? `\`${terminal.text}\`` : terminal.label)

/** Goes on by one word. Where it fits nowhere it is passed over, as if it were not there. */
export const step = (reading: Reading, word: Pick<OutlineWord, 'fits'>): Reading => {
  const on = reading.states.filter(({ node }) => node.terminal !== undefined && fits(node.terminal, word))
  const next = on.flatMap(({ node, frame }) => node.next.map((each) => ({ node: each, frame })))
  return next.length === 0
    ? { ...reading, skipped: reading.skipped + 1, at: reading.at + 1 }
    : reach(next, reading.at + 1, reading.skipped)
}

export const read = (kind: LineKind, words: readonly OutlineWord[]): Reading => words.reduce(step, beginLine(kind))

export const slotsOf = ({ states }: Reading): readonly Slot[] =>
  states.flatMap(({ node: { terminal }, frame }) => (terminal === undefined ? [] : [{ terminal, frame }]))

/** From the innermost rule out. */
export function* framesOf(frame: Frame | undefined): Generator<Frame> {
  for (let at = frame; at !== undefined; at = at.outer) yield at
}

/** The innermost frame of one of these rules. */
export const within = (frame: Frame | undefined, ...rules: readonly string[]): Frame | undefined => {
  for (const each of framesOf(frame)) if (rules.includes(each.rule)) return each
  return undefined
}
