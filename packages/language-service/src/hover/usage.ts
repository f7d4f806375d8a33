/** Where a thing is used: in how many clauses of how many policies. */
import type { NamedThing, Program } from '@rubric/compiler'
import type { Span } from '@rubric/syntax'
import { clausesIn } from '../outline.ts'
import { joined } from '../reading/words.ts'

/** `It is used in 3 clauses of 2 files, in 1 other block and in 5 examples.` */
export const usageSentence = (program: Program, { key, kind }: NamedThing): string => {
  const uses = program.occurrencesOf(key).filter(({ role }) => role === 'reference')
  const byPath = Map.groupBy(uses, ({ path }) => path)
  const found = [...byPath].map(([path, own]) =>
    placesIn(
      program,
      path,
      own.map(({ span }) => span),
    ),
  )
  const clauses = found.reduce((sum, each) => sum + each.clauses, 0)
  const policies = found.filter((each) => each.clauses > 0).length
  const examples = found.reduce((sum, each) => sum + each.examples, 0)
  const elsewhere = found.reduce((sum, each) => sum + each.others, 0)
  const parts = [
    clauses === 0 ? '' : `${counted(clauses, 'clause')} of ${policies === 1 ? '1 file' : `${policies} files`}`,
    elsewhere === 0 ? '' : counted(elsewhere, 'other block'),
    examples === 0 ? '' : counted(examples, 'example'),
  ].filter((part) => part !== '')
  if (parts.length === 0) return kind === 'item' ? '' : 'Nothing uses it yet.'
  return `It is used ${joined(
    parts.map((part) => `in ${part}`),
    'and',
  )}.`
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

interface Places {
  readonly clauses: number
  readonly examples: number
  /** Limits, definitions, notes. */
  readonly others: number
}

const placesIn = (program: Program, path: string, spans: readonly Span[]): Places => {
  const file = program.file(path)
  if (file === undefined) return { clauses: 0, examples: 0, others: 0 }
  const clauses = clausesIn(file)
  const sections = file.tree.sections
  const places = spans.map(
    (span) => clauses.findLast(({ node }) => holds(node, span)) ?? sections.find((section) => holds(section, span)),
  )
  const different = [...new Set(places)]
  const examples = different.filter((place) => place !== undefined && 'kind' in place && place.kind === 'Example').length
  const inClauses = different.filter((place) => place !== undefined && 'address' in place).length
  return { clauses: inClauses, examples, others: different.filter((place) => place !== undefined).length - inClauses - examples }
}

const holds = (outer: Span, { start, end }: Span): boolean => outer.start <= start && end <= outer.end
