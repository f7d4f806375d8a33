/** The emitted module: it compiles under the strictest settings, holds no surprise, and is the same every time. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RuleGraph, compileWorkspace, emitPolicy, manifest } from '@rubric/compiler'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alone, badTexts, boolean, everything, guidanceOnly, nasty } from './graphs.ts'
import { filesOf, load, sha256 } from './load.ts'

/** Filters that hold, or fail, whatever the entry is. */
const settled = (): RuleGraph => {
  const text = `policy sample.settled "Filters that ask nothing of an entry"
  language 1

facts
  admitted_on  date
  away         periods
  visits       list of
    on     date
    hours  number
  amounts      list of
    hours  number

criteria always
  ALL of
    a: count of visits where (2026-09-17 after 2026-01-01) at least 3 every 2 months from admitted_on while not away
    b: sum of amounts.hours where (2026-09-17 after 2026-01-01) at least 3
    c: count of amounts where (2026-01-01 after 2026-09-17) less than 2
    d: latest visits.hours where (2026-09-17 after 2026-01-01) at least 1
`
  const { value, diagnostics } = compileWorkspace([{ path: 'settled.rubric', text }])
  const graph = value.policies.find(({ ok }) => ok)?.graph
  if (graph === undefined) throw new Error(diagnostics.map(({ label }) => label).join('\n'))
  return graph
}

const graphs = [everything, alone, boolean, nasty, guidanceOnly, settled()]
const root = join(import.meta.dirname, '..', '..')

/** Beside the packages that the modules import. */
const dist = join(import.meta.dirname, 'dist')
const folder = (): string => {
  mkdirSync(dist, { recursive: true })
  return mkdtempSync(join(dist, 'modules-'))
}

/** What the TypeScript compiler says of a folder. */
const typeErrors = (where: string): readonly string[] => {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', where, '--pretty', 'false'], { encoding: 'utf8' })
  const lines = stdout.split('\n').filter((line) => line !== '')
  if (status !== 0 && lines.length === 0) throw new Error('the TypeScript compiler did not run')
  return lines
}

const caller = (name: string, facts: string): string =>
  [
    `import { evaluate, policy, type Address, type Facts } from './${name}.ts'`,
    `const facts: Facts = ${facts}`,
    "export const answer = evaluate(facts, '2026-03-01')",
    'export const addresses = policy.clauses.map((clause) => clause.address) satisfies readonly string[]',
    "export const address: Address = 'sample.everything/admission'",
  ].join('\n')

const callers = {
  right: caller(
    'sample.everything',
    "{ housing: true, severity: 'mild', member: { age: 14 }, crises: { entries: [{ setting: null }] } }",
  ),
  wrongName: caller('sample.everything', '{ hosing: true }'),
  wrongField: caller('sample.everything', "{ crises: { entries: [{ settting: 'home' }] } }"),
  wrongValue: caller('sample.everything', "{ severity: 'sever' }"),
  wrongAddress: caller('sample.everything', '{}').replace('/admission', '/admision'),
  factsOfNone: "import { evaluate } from './sample.guidance.ts'\nexport const answer = evaluate({ housing: true }, '2026-03-01')",
}

const pieces = /'(?:[^'\\]|\\.)*'|\/\/.*|\/\*[^]*?\*\//g
const withoutStrings = (text: string): string => text.replace(pieces, (piece) => (piece.startsWith("'") ? "''" : piece))
const codeOf = (text: string): string => text.replace(pieces, '')

describe('emitted modules', () => {
  const where = folder()
  let errors: readonly string[] = []

  beforeAll(() => {
    for (const graph of graphs) {
      for (const { path, text } of emitPolicy(graph, { sha256, sources: [] })) writeFileSync(join(where, path), text)
    }
    for (const [name, text] of Object.entries(callers)) writeFileSync(join(where, `${name}.ts`), text)
    // The consumer's own check of the declaration of the validator counts too.
    const options = { skipLibCheck: false, allowUnreachableCode: false }
    writeFileSync(
      join(where, 'tsconfig.json'),
      JSON.stringify({ extends: '../../../../tsconfig.base.json', compilerOptions: options, include: ['*.ts'] }),
    )
    errors = typeErrors(where)
  }, 60_000)

  afterAll(() => rmSync(where, { recursive: true }))

  const errorsIn = (file: string): readonly string[] => errors.filter((line) => line.includes(`${file}.ts(`))

  it.each(graphs.map((graph) => graph.policy.id))('%s compiles under the strictest settings', (id) => {
    expect(errorsIn(id)).toEqual([])
  })

  it('let a right caller compile', () => {
    expect(errorsIn('right')).toEqual([])
  })

  it.each(['wrongName', 'wrongField', 'wrongValue', 'wrongAddress', 'factsOfNone'])('do not let a caller compile: %s', (file) => {
    expect(errorsIn(file)).toHaveLength(1)
    expect(errorsIn(file)[0]).toMatch(/TS2322|TS2353|TS2561|TS2820/)
  })

  it('have no error that no file answers for', () => {
    expect(errors.filter((line) => !/^\S*(wrong\w+|factsOfNone)\.ts\(|^ /.test(line))).toEqual([])
  })
})

describe.each(graphs.map((graph) => [graph.policy.id, graph] as const))('the files of %s', (id, graph) => {
  const files = filesOf(graph)
  const text = files.get('ts') ?? ''

  it('are the same bytes every time', () => {
    expect([...filesOf(structuredClone(graph))]).toEqual([...files])
  })

  it('do not depend on the order of keys in the graph', () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([key, member]) => [key, reversed(member)]),
            )
          : value
    const again = filesOf(reversed(graph) as RuleGraph)
    expect(again.get('graph.json')).toBe(files.get('graph.json'))
    expect(again.get('manifest.json')).toBe(files.get('manifest.json'))
  })

  it('import the runtime library and the validator, and nothing else', () => {
    const imported = [...text.matchAll(/^import .*? from '([^']*)'$|^\} from '([^']*)'$/gm)].map(([, a, b]) => a ?? b)
    expect(new Set(imported)).toEqual(new Set(['@rubric/runtime', `./${id}.validate.js`]))
    expect(files.get('validate.js')).not.toMatch(/\brequire\b|\bimport\b/)
  })

  it('hold no any and no silenced error', () => {
    expect(codeOf(text)).not.toMatch(/\bany\b/)
    expect(withoutStrings(text)).not.toMatch(/@/)
  })

  it('describe the facts in a JSON Schema that is one', () => {
    const ajv = new Ajv2020({ strictSchema: true })
    expect(ajv.validateSchema(JSON.parse(files.get('schema.json') ?? ''))).toBe(true)
  })

  it('name what they were made from', () => {
    const sources = [
      { path: 'b.rubric', sha256: sha256('b') },
      { path: 'a.rubric', sha256: sha256('a') },
    ]
    const made = manifest(graph, sources, sha256)
    expect(made.sources.map(({ path }) => path)).toEqual(['a.rubric', 'b.rubric'])
    expect(made.hash).toBe(sha256(files.get('graph.json') ?? ''))
    expect(load(graph).policy.hash).toBe(made.hash)
  })

  it('hold the graph and nothing but the graph', () => {
    expect(JSON.parse(files.get('graph.json') ?? '')).toEqual(graph)
  })
})

describe('texts of authors', () => {
  const { policy } = load(nasty)

  it('come back unchanged from their literals', () => {
    // A lone surrogate is written as an escape, so it comes back as well.
    expect(policy.conditions.slice(0, badTexts.length).map(({ text }) => text)).toEqual(badTexts)
  })

  it('break out of nothing', () => {
    const text = filesOf(nasty).get('ts') ?? ''
    expect(text).not.toMatch(/<\/script|<!--|[\u2028\u2029\u202e\u0000]/i)
    expect(text).not.toMatch(/[#@]\s*source(Mapping)?URL/)
    expect(text.split('\n').filter((line) => line.includes('\r'))).toEqual([])
    // Backticks and `${` stand in comments and in quotes only.
    expect(codeOf(text)).not.toMatch(/[`"]|\$\{/)
  })

  it('leave prototypes alone', () => {
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
    expect(load(nasty).evaluate({}, '2026-03-01')).toMatchObject({ ok: true })
  })
})

describe('the pieces of a policy without examples of its own', () => {
  it('come from a policy file as well as from a graph made by hand', () => {
    const lines = ['policy a.b "A"', '  version 2026-01-01', '  language 1', 'facts', '  x  yes/no', 'criteria c "C"', '  x', '']
    const { value } = compileWorkspace([{ path: 'a.rubric', text: lines.join('\n') }])
    const [compiled] = value.policies
    expect(compiled && load(compiled.graph).evaluate({ x: true }, '2026-03-01')).toMatchObject({ ok: true, decision: { c: 3 } })
  })
})
