/** Every row of the inventory of the five documents has one disposition, and every disposition leads somewhere. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileWorkspace, type RuleGraph } from '@rubric/compiler'
import { describe, expect, it } from 'vitest'
import { parseCsv } from './csv.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** How many rows the inventory has for each document. */
const inventory = { '000': 28, '001': 89, '002': 97, '003': 83, '004': 61 } as const

const columns = ['row', 'source_clause', 'source_lines', 'disposition', 'target', 'reason'] as const
type Row = Readonly<Record<(typeof columns)[number], string>> & { readonly file: string }

const read = (pattern: string): readonly { readonly path: string; readonly text: string }[] =>
  globSync(pattern, { cwd: root })
    .sort()
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(`${root}/${path}`, 'utf8') }))

const tables = read('policies/**/coverage.csv').map(({ path, text }) => ({ path, rows: parseCsv(text) }))

const rows: readonly Row[] = tables.flatMap(({ path, rows: [, ...lines] }) =>
  lines.map((line) => ({ ...Object.fromEntries(columns.map((column, at) => [column, line[at] ?? ''])), file: path }) as Row),
)

const policies = compileWorkspace(read('policies/**/*.rubric')).value.policies

/** The policy that an address begins with. */
const policyOf = (address: string): RuleGraph | undefined => policies.find(({ id }) => address.startsWith(`${id}/`))?.graph

/** The policies beside the table: what a header key or a fact belongs to. */
const besides = ({ file }: Row): readonly RuleGraph[] =>
  policies
    .filter((policy) => policy.file.slice(0, policy.file.lastIndexOf('/')) === file.slice(0, file.lastIndexOf('/')))
    .map(({ graph }) => graph)

/** What a target may be, by disposition; null where it is to be empty. */
const resolves: Readonly<Record<string, ((row: Row) => boolean) | null>> = {
  clause: ({ target }) => policyOf(target)?.clauses.some(({ address }) => address === target) ?? false,
  guidance: ({ target }) =>
    policyOf(target)?.guidance.some((note) => note.address === target || note.items.some(({ address }) => address === target)) ??
    false,
  limit: ({ target }) => policyOf(target)?.limits.some(({ address }) => address === target) ?? false,
  definition: ({ target }) => policyOf(target)?.definitions.some(({ address }) => address === target) ?? false,
  interpretation: ({ target }) => policyOf(target)?.interpretations.some(({ address }) => address === target) ?? false,
  fact: (row) => besides(row).some(({ facts }) => facts.some(({ name }) => name === row.target)),
  metadata: (row) =>
    besides(row).some(
      ({ policy }) =>
        ['title', 'version'].includes(row.target) ||
        (row.target === 'codes' ? policy.codes.length > 0 : policy.header.some(([key]) => key === row.target)),
    ),
  'not modelled': null,
}

describe('the inventory', () => {
  it('is read from tables of one form', () => {
    expect(tables.length).toBeGreaterThanOrEqual(5)
    for (const {
      path,
      rows: [header, ...lines],
    } of tables) {
      expect(header, path).toEqual([...columns])
      expect(
        lines.filter((line) => line.length !== columns.length),
        path,
      ).toEqual([])
    }
  })

  it('has each row exactly once', () => {
    const expected = Object.entries(inventory).flatMap(([seed, count]) =>
      Array.from({ length: count }, (_, index) => `${seed}-${String(index + 1).padStart(2, '0')}`),
    )
    expect(expected).toHaveLength(358)
    expect(rows.map(({ row }) => row).sort()).toEqual(expected)
  })

  it('knows every disposition', () => {
    expect(rows.filter(({ disposition }) => !Object.hasOwn(resolves, disposition))).toEqual([])
  })

  it('leads every target to what the policies hold', () => {
    const lost = rows.filter((row) => {
      const test = resolves[row.disposition]
      return test === null || test === undefined ? row.target !== '' : !test(row)
    })
    expect(lost.map(({ row, disposition, target }) => `${row} ${disposition} ${target}`)).toEqual([])
  })

  it('gives a reason for what is not modelled', () => {
    expect(rows.filter(({ disposition, reason }) => disposition === 'not modelled' && reason.trim() === '')).toEqual([])
  })
})
