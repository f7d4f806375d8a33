import { type CompiledPolicy, evaluateReference, type Program } from '@rubric/compiler'
import { memberCase, policy } from '@rubric/harness'
import { type CodeAction, codeActions } from '@rubric/language-service'
import type { TraceNode } from '@rubric/runtime'
import { type Span, walk, withEdits } from '@rubric/syntax'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deep } from '../laws/runs.ts'
import { marked } from '../support/marked.ts'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const today = '2026-06-01'

const rewritesAt = (program: Program, path: string, range: Span): readonly CodeAction[] =>
  codeActions(program, path, range, today).filter(({ kind }) => kind.startsWith('refactor'))

/** With the edits made, and the way back. */
const make = (program: Program, { edits }: CodeAction): (() => void) => {
  const before = [...edits.keys()].map((path) => [path, program.file(path)?.text ?? ''] as const)
  for (const [path, text] of before) program.change(path, withEdits(text, edits.get(path) ?? []))
  return () => before.forEach(([path, text]) => program.change(path, text))
}

const codesOf = (program: Program): readonly string[] =>
  program
    .paths()
    .flatMap((path) => program.diagnostics(path).map(({ code }) => code))
    .sort()

const isPartOf = (part: readonly string[], whole: readonly string[]): boolean => {
  const left = [...whole]
  return part.every((each) => left.includes(each) && left.splice(left.indexOf(each), 1).length === 1)
}

/** The status of every clause, by its address. */
const statuses = (
  { graph }: CompiledPolicy,
  { facts, asOf }: Parameters<typeof check>[1][number],
): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  const visit = ({ clause, status, children }: TraceNode): void => {
    found.set(graph.clauses[clause]?.address ?? '', status)
    children.forEach(visit)
  }
  evaluateReference(graph, facts, asOf).forEach(visit)
  return found
}

/** What is wrong with a rewriting: a new finding, another answer. */
const check = (
  program: Program,
  members: readonly { readonly facts: { readonly [name: string]: unknown }; readonly asOf: string }[],
  path: string,
  action: CodeAction,
): void => {
  const [codes, before] = [codesOf(program), program.policy(path)]
  const answers = before === undefined || !before.ok ? [] : members.map((member) => statuses(before, member))
  const undo = make(program, action)
  const shown = `${action.title}\n${program.file(path)?.text ?? ''}`
  expect(isPartOf(codesOf(program), codes), `${codesOf(program).join(' ')}\n${shown}`).toBe(true)
  const after = program.policy(path)
  expect(after?.ok).toBe(before?.ok)
  for (const [at, answer] of answers.entries()) {
    const now = after === undefined ? new Map<string, number>() : statuses(after, members[at] ?? { facts: {}, asOf: today })
    if (action.title.startsWith('Name this item')) expect([...now.values()], shown).toEqual([...answer.values()])
    else for (const [address, status] of answer) expect(`${address} ${now.get(address)}`, shown).toBe(`${address} ${status}`)
  }
  undo()
}

/** Cursors in conditions, and selections of them. */
const places = (program: Program, path: string): readonly Span[] => {
  const found: Span[] = []
  const file = program.file(path)
  if (file !== undefined)
    walk(file.tree, (node) => {
      if (
        node.kind === 'Chain' ||
        node.kind === 'Comparison' ||
        node.kind === 'Aggregate' ||
        node.kind === 'NumberOf' ||
        node.kind === 'Unless'
      ) {
        found.push({ start: node.start, end: node.start }, { start: node.start, end: node.end })
      } else if (node.kind === 'Item' || node.kind === 'NameReference') found.push({ start: node.start, end: node.start })
    })
  return found
}

describe('every rewriting keeps every answer', () => {
  test('of random policies', () => {
    const kinds = new Set<string>()
    fc.assert(
      fc.property(policy, fc.nat(), fc.nat(), ({ files, id }, choice, seed) => {
        const texts = files.filter(({ path }) => path.endsWith('.rubric'))
        const program = programOf(...texts.map(({ path, text }) => [path, text] as const))
        const path = texts.find(({ text }) => text.includes(`policy ${id} `))?.path ?? texts[0]?.path ?? ''
        const all = places(program, path)
        const place = all[choice % Math.max(1, all.length)]
        if (place === undefined) return
        const { graph } = program.policy(path) ?? {}
        const members =
          graph === undefined || program.policy(path)?.ok !== true
            ? []
            : fc.sample(memberCase(graph), { numRuns: deep ? 6 : 3, seed })
        for (const action of rewritesAt(program, path, place)) {
          kinds.add(action.title.replace(/ (?:it as|item) \w+$/, ''))
          check(program, members, path, action)
        }
      }),
      { numRuns: deep ? 5_000 : 100 },
    )
    expect(kinds.size).toBeGreaterThan(3)
  }, 3_600_000)

  test('of the real policies', () => {
    const program = realProgram()
    for (const path of program.paths()) {
      const all = places(program, path)
      const { graph } = program.policy(path) ?? {}
      const members = graph === undefined ? [] : fc.sample(memberCase(graph), { numRuns: deep ? 3 : 1, seed: 1 })
      for (const place of all.filter((_, at) => at % Math.ceil(all.length / (deep ? 200 : 3)) === 1)) {
        for (const action of rewritesAt(program, path, place)) check(program, members, path, action)
      }
    }
  }, 3_600_000)
})

describe('a rewriting', () => {
  const facts = [
    'facts',
    '  a  yes/no  "a"',
    '  b  yes/no  "b"',
    '  n  count  "n"',
    '  l  list of  "l"',
    '    on  date',
    '    k   yes/no',
    '',
  ]
  const titles = (source: string): readonly string[] => {
    const { text, offset } = marked(policyWith(...facts, source))
    return rewritesAt(programOf(['p.rubric', text]), 'p.rubric', { start: offset, end: offset }).map(({ title }) => title)
  }
  const done = (source: string, title: RegExp): string => {
    const [from = '', chosen = '', rest = ''] = source.split('▮')
    const text = policyWith(...facts, source.replaceAll('▮', ''))
    const start = policyWith(...facts, from).length - 1
    const program = programOf(['p.rubric', text])
    const range = rest === '' ? { start, end: start } : { start, end: start + chosen.length }
    const action = rewritesAt(program, 'p.rubric', range).find((each) => title.test(each.title))
    if (action === undefined) throw new Error('not offered')
    return withEdits(text, action.edits.get('p.rubric') ?? []).slice(policyWith(...facts).length)
  }

  test('gives a condition a name of its own, above the comments of its section', () => {
    expect(done('# about c\ncriteria c "C"\n  ALL of\n    1. a and (b or n▮ at least 2)\n', /Define/)).toBe(
      'define c_1: n at least 2\n\n# about c\ncriteria c "C"\n  ALL of\n    1. a and (b or c_1)\n\n',
    )
    expect(done('criteria c "C"\n  ▮a and b▮ and n at least 2\n', /Define/)).toBe(
      'define new_condition: a and b\n\ncriteria c "C"\n  new_condition and n at least 2\n\n',
    )
  })

  test('makes a list of a chain', () => {
    expect(done('criteria c "C"\n  a an▮d (b or n is 2)\n    and not b\n  unless n is 3\n', /List/)).toBe(
      'criteria c "C"\n  ALL of\n    - a\n    - b or n is 2\n    - not b\n  unless n is 3\n\n',
    )
    expect(done('criteria c "C"\n  ANY of\n    1. "one" §1 a o▮r b\n    2. n is 2\n', /List/)).toBe(
      'criteria c "C"\n  ANY of\n    1. "one" §1\n      ANY of\n        - a\n        - b\n    2. n is 2\n\n',
    )
  })

  test('names an item, and follows where it is cited', () => {
    expect(
      done(
        'criteria c "C"\n  ALL of\n    ▮- "the first of all" a\n    - b\n\ninterpretation i "I"\n  affects  c/1, c/2\n',
        /Name/,
      ),
    ).toBe(
      'criteria c "C"\n  ALL of\n    first_all: "the first of all" a\n    - b\n\ninterpretation i "I"\n  affects  c/first_all, c/2\n\n',
    )
  })

  test('names an item without a text after what it is about', () => {
    expect(done('criteria c "C"\n  ALL of\n    ▮- n at least 2 and a\n    - b\n', /Name/)).toBe(
      'criteria c "C"\n  ALL of\n    n: n at least 2 and a\n    - b\n\n',
    )
    expect(titles('criteria c "C"\n  ALL of\n    ▮- member.age at least 3 years')).toContain('Name this item age')
  })

  test('is not offered where it would change the meaning, or lose a comment', () => {
    expect(titles('criteria c "C"\n  no l where k ▮is yes')).toEqual(['Wrap it in ALL of', 'Wrap it in ANY of'])
    expect(titles('criteria c "C"\n  a ▮and # why\n    b')).toEqual([])
    expect(titles('criteria c "C"\n  a ▮and')).toEqual([])
    expect(titles('define d: a and ▮n')).toEqual([expect.stringMatching(/^Define/)])
  })
})
