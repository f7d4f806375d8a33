/** Where a thing is used: in how many clauses of how many files, and besides. */
import type { NamedThing, Program } from '@rubric/compiler'
import type { Span } from '@rubric/syntax'
import { clauseAround } from '../outline.ts'
import { counted, joined } from '../reading/words.ts'
import { contains } from '../spans.ts'

/** The clause, example or other block that names it. */
interface User {
  readonly kind: 'clause' | 'example' | 'other block'
  readonly path: string
  /** Tells it from others. */
  readonly node: object
}

/** `It is used in 3 clauses of 2 files, in 1 other block and in 5 examples.` */
export const usageSentence = (program: Program, { key, kind }: NamedThing): string => {
  const places = program.occurrencesOf(key).filter(({ role }) => role === 'reference')
  const users = new Map(places.flatMap(({ path, span }) => userAt(program, path, span)).map((user) => [user.node, user]))
  const all = (of: User['kind']): readonly User[] => [...users.values()].filter((user) => user.kind === of)
  const files = new Set(all('clause').map(({ path }) => path)).size
  const parts = (['clause', 'other block', 'example'] as const).flatMap((of) => {
    const count = all(of).length
    const where = of === 'clause' ? ` of ${counted(files, 'file')}` : ''
    return count === 0 ? [] : [`in ${counted(count, of)}${where}`]
  })
  if (parts.length > 0) return `It is used ${joined(parts, 'and')}.`
  return kind === 'item' ? '' : 'Nothing uses it yet.'
}

const userAt = (program: Program, path: string, span: Span): readonly User[] => {
  const file = program.file(path)
  if (file === undefined) return []
  const clause = clauseAround(file, span)
  if (clause !== undefined) return [{ kind: 'clause', path, node: clause.node }]
  const section = file.tree.sections.find((each) => contains(each, span))
  return section === undefined ? [] : [{ kind: section.kind === 'Example' ? 'example' : 'other block', path, node: section }]
}
