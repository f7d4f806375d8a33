/**
 * The TextMate grammar: what colours a text before any server has read it. The outline gives nested regions, each open as long
 * as lines are indented further than its first. Within a line every word opens a region in which what may follow it is looked
 * for first, so that a word is a keyword where the parser takes it for one. These regions close at the end of the line, save
 * where it goes on in the next.
 */
import { continuingWords, outline, type LineKind } from '@rubric/syntax'
import type { Terminal } from './ahead.ts'
import { isInner, lineKinds } from './lines.ts'
import {
  aheadPattern,
  anyOf,
  anyWord,
  capturesOf,
  comment,
  edgePattern,
  include,
  inOrder,
  looseTokens,
  patternOf,
  reservedWords,
  type Pattern,
} from './patterns.ts'
import { statesOf, type Edge, type State, type States } from './states.ts'
import { ruleName, tokenKind } from './tokens.ts'

type Repository = Record<string, Pattern>

/** Where a line ends with one of these it goes on in the next. */
const opens = (terminal: Terminal): boolean => terminal.kind === 'word' && (terminal.text === ',' || terminal.text === '(')

/** The region that a word opens. After an opening word it is not closed at the end of its own line, but at that of the next. */
const regionOf = ({ terminal, scope }: State, pattern: string, patterns: readonly Pattern[]): Pattern =>
  opens(terminal)
    ? {
        begin: `(${pattern})(?:[ \\t]*(#.*)?$\\n?)?`,
        beginCaptures: { 1: { name: scope }, 2: { name: comment.name } },
        end: '(?!\\G)$',
        patterns,
      }
    : {
        begin: pattern,
        beginCaptures: capturesOf(terminal.kind === 'token' ? tokenKind(terminal.label).name : undefined, scope),
        end: '$',
        patterns,
      }

/** Names the region of each edge, and keeps it. */
const regions = (): { readonly repository: Repository; readonly following: (edges: readonly Edge[]) => readonly Pattern[] } => {
  const repository: Repository = {}
  const names = new Map<State, Map<string, string>>()
  const nameOf = (edge: Edge): string => {
    const pattern = edgePattern(edge)
    const ofState = names.get(edge.to) ?? new Map<string, string>()
    const found = ofState.get(pattern)
    if (found !== undefined) return found
    const name = ofState.size === 0 ? edge.to.name : `${edge.to.name} / ${ofState.size + 1}`
    names.set(edge.to, ofState.set(pattern, name))
    repository[name] = regionOf(edge.to, pattern, following(edge.to.next))
    return name
  }
  const following = (edges: readonly Edge[]): readonly Pattern[] => {
    const names = inOrder(edges).map(nameOf)
    const words = edges.filter(({ to }) => to.terminal.kind === 'word').length
    const tokens = words < names.length ? [include('reserved'), ...names.slice(words).map(include)] : []
    return [...names.slice(0, words).map(include), ...tokens, include('any')]
  }
  return { repository, following }
}

/** Regions that are alike are one, and so are then those that lead to them. */
const merged = (repository: Repository): Repository => {
  const names = new Map<string, string>()
  const sole = new Map<string, string>()
  for (const [name, pattern] of Object.entries(repository)) {
    const text = JSON.stringify(pattern)
    sole.set(name, names.get(text) ?? name)
    if (!names.has(text)) names.set(text, name)
  }
  if (names.size === sole.size) return repository
  const renamed = JSON.stringify(
    Object.fromEntries(Object.entries(repository).filter(([name]) => sole.get(name) === name)),
    (key, value: unknown) =>
      key === 'include' && typeof value === 'string' ? `#${sole.get(value.slice(1)) ?? value.slice(1)}` : value,
  )
  return merged(JSON.parse(renamed) as Repository)
}

// ---- the outline -------------------------------------------------------------------------------------------

/** To the eye one kind: an item with a block head and one without, a fact and a list. */
const alike = (a: LineKind, b: LineKind): boolean => outline[a].what === outline[b].what

const isMark = ({ to: { terminal } }: Edge): boolean => terminal.kind === 'word' && !/\w/.test(terminal.text)

/** A token after which a mark is sure to come: a label. */
const isMarked = ({ to: { terminal, next } }: Edge): boolean => terminal.kind === 'token' && next.length > 0 && next.every(isMark)

const beginning = (edge: Edge): string => {
  const { terminal, next } = edge.to
  return `${aheadPattern(terminal)}${isMarked(edge) ? `[ \\t]*${anyOf(next.map(({ to }) => patternOf(to.terminal)))}` : ''}`
}

const lineName = (kind: LineKind): string => `line ${ruleName(kind)}`

const linesOf = (states: States, following: (edges: readonly Edge[]) => readonly Pattern[]): Repository => {
  /** So many lines begin with a name that they are tried last. */
  const anyName = (kind: LineKind): boolean =>
    states.starts(kind).some((edge) => edge.to.terminal.kind === 'token' && !isMarked(edge))
  const under = (kind: LineKind): readonly LineKind[] => {
    const all = lineKinds.filter((each) => alike(each, kind)).flatMap((each) => outline[each].under)
    const distinct = all.filter((child, at) => all.findIndex((other) => alike(other, child)) === at)
    return [...distinct.filter((child) => !anyName(child)), ...distinct.filter(anyName)]
  }
  const line = (kind: LineKind): Pattern => ({
    begin: `^(${isInner(kind) ? '[ \\t]+' : ''})(?=${anyOf(states.starts(kind).map(beginning))})`,
    while: '^(?=\\1[ \\t]|[ \\t]*(?:#|$))',
    patterns: [
      { begin: '\\G(?=[^\\s#])', end: '$', patterns: following(states.starts(kind)) },
      ...under(kind).map((child) => include(lineName(child))),
      include('going on'),
      include('any'),
    ],
  })
  const shown = lineKinds.filter((kind, at) => lineKinds.findIndex((other) => alike(other, kind)) === at)
  return Object.fromEntries(shown.map((kind) => [lineName(kind), line(kind)]))
}

export const textmate = (): string => {
  const states = statesOf()
  const { repository, following } = regions()
  const lines = linesOf(states, following)
  const goingOn = following(continuingWords.flatMap(states.ofWord))
  const grammar = {
    information_for_contributors: 'Generated from the parser by `node grammar/src/generate.ts`; edit that instead.',
    name: 'Rubric',
    scopeName: 'source.rubric',
    fileTypes: ['rubric'],
    patterns: [...lineKinds.filter((kind) => !isInner(kind)).map((kind) => include(lineName(kind))), include('any')],
  }
  const entries: Repository = {
    ...lines,
    'going on': { begin: `^[ \\t]+(?=${anyWord(continuingWords)})`, end: '$', patterns: goingOn },
    any: { patterns: [comment, include('reserved'), ...looseTokens] },
    reserved: reservedWords,
    ...repository,
  }
  return written(grammar, merged(entries))
}

/** One line an entry, so that a change of the language is a change of few lines. */
const written = (grammar: object, repository: Repository): string => {
  const entries = Object.entries(repository).map(([name, pattern]) => `    ${JSON.stringify(name)}: ${JSON.stringify(pattern)}`)
  return `${JSON.stringify(grammar, undefined, 2).slice(0, -2)},\n  "repository": {\n${entries.join(',\n')}\n  }\n}\n`
}
