/// <reference path="./railroad-diagrams.d.ts" />
/**
 * Each rule of the grammar as a railroad diagram: follow the track from left to right, and you have written something that can
 * be read.
 */
import {
  Choice,
  Diagram,
  type FakeSVG,
  NonTerminal,
  OneOrMore,
  Sequence,
  Skip,
  Stack,
  Terminal,
} from '@prantlf/railroad-diagrams'
import type { Production, Rule } from '@rubric/syntax'
import { ruleName, tokenKind } from './tokens.ts'

/** Tracks longer than this go on in a row below. */
const WIDTH = 780

const same = (a: Production, b: Production): boolean => JSON.stringify(a) === JSON.stringify(b)

/** `a { "," a }` is one loop with a comma on its way back. */
const loopAt = (
  parts: readonly Production[],
  at: number,
): { readonly item: Production; readonly between: Production } | undefined => {
  const [item, next] = [parts[at], parts[at + 1]]
  if (item === undefined || next?.kind !== 'repeated' || next.of.kind !== 'sequence') return undefined
  const [between, again, more] = next.of.of
  return between !== undefined && again !== undefined && more === undefined && same(item, again) ? { item, between } : undefined
}

const inSequence = (parts: readonly Production[]): readonly FakeSVG[] => {
  const drawn: FakeSVG[] = []
  for (let at = 0; at < parts.length; at++) {
    const loop = loopAt(parts, at)
    if (loop !== undefined) {
      drawn.push(new OneOrMore(draw(loop.item), draw(loop.between)))
      at++
    } else drawn.push(draw(parts[at] as Production))
  }
  return drawn
}

/** In rows, each as wide as the page at most. */
const inRows = (items: readonly FakeSVG[]): FakeSVG => {
  const rows: FakeSVG[][] = [[]]
  let width = 0
  for (const item of items) {
    if (width > 0 && width + item.width > WIDTH) {
      rows.push([])
      width = 0
    }
    rows.at(-1)?.push(item)
    width += item.width + 20
  }
  const sequences = rows.map((row) => new Sequence(...row))
  return sequences.length === 1 && sequences[0] !== undefined ? sequences[0] : new Stack(...sequences)
}

/** A choice within a choice is one. */
const formsOf = (production: Production): readonly Production[] =>
  production.kind === 'choice' ? production.of.flatMap(formsOf) : [production]

const draw = (production: Production): FakeSVG => {
  switch (production.kind) {
    case 'sequence':
      return inRows(inSequence(production.of))
    case 'choice':
      return new Choice(0, ...formsOf(production).map(draw))
    case 'optional':
      return new Choice(0, new Skip(), ...formsOf(production.of).map(draw))
    case 'repeated':
      return new Choice(0, new Skip(), new OneOrMore(draw(production.of)))
    case 'rule':
      return new NonTerminal(ruleName(production.name), { href: `#${ruleName(production.name)}` })
    case 'word':
      return new Terminal(production.text)
    case 'token': {
      const { name } = tokenKind(production.label)
      return new NonTerminal(name, { href: `#${name}` })
    }
  }
}

/** As SVG to stand in a page, which gives it its colours. */
export const railroad = ({ name, production }: Rule): string => {
  const diagram = new Diagram(draw(production)).format(12)
  diagram.attrs['role'] = 'group'
  diagram.attrs['aria-label'] = `How ${ruleName(name)} is written`
  return diagram.toString()
}
