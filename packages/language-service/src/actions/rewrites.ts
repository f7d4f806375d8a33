/** The same said in another way: a condition with a name of its own, a list in the place of a chain, a named item. */
import type { Program, ProgramFile } from '@rubric/compiler'
import type { Chain, Expression, Span, TextEdit } from '@rubric/syntax'
import { lineAt, lineBreak, linesOf } from '../lines.ts'
import { nodeAt } from '../nodes.ts'
import { clauseAround, clausesIn, ownAddress } from '../outline.ts'
import type { CodeAction } from './actions.ts'
import { bodyAt, conditionAt, onOneLine } from './conditions-at.ts'
import { freshName, nameFrom, untaken } from './new-names.ts'
import { insert, replace, spaces } from './site.ts'

export type Rewrite = (program: Program, file: ProgramFile, range: Span) => readonly CodeAction[]

const action = (file: ProgramFile, kind: CodeAction['kind'], title: string, ...edits: readonly TextEdit[]): CodeAction => ({
  title,
  kind,
  edits: new Map([[file.path, edits]]),
  preferred: false,
  fixes: [],
})

/** The condition as a definition above its section, and its name in its place. */
export const intoDefine: Rewrite = (program, file, range) => {
  const at = conditionAt(file, range)
  const text = at && onOneLine(file, at.span)
  if (at === undefined || text === undefined) return []
  const address = ownAddress(file, clauseAround(file, at.span)?.address ?? '')
  const name = freshName(
    program,
    file.path,
    /^[A-Za-z_][\w/]*$/.test(address) && address.includes('/') ? address.replaceAll('/', '_') : 'new_condition',
  )
  const end = lineBreak(file)
  const above = insert(aboveComments(file, at.section.start), `define ${name}: ${text}${end}${end}`)
  return [action(file, 'refactor.extract', `Define it as ${name}`, above, replace(at.span, name))]
}

/** Comments right above a section are about it. */
const aboveComments = (file: ProgramFile, start: number): number => {
  const lines = linesOf(file)
  let at = lines.findIndex((line) => line.start === lineAt(file, start).start)
  while (lines[at - 1]?.text.startsWith('#') === true) at -= 1
  return lines[at]?.start ?? start
}

/** The body of a clause as a block: its head, and the items under it. What waives it stays below. */
const asBlock = (file: ProgramFile, owner: Span, body: Span, head: string, items: readonly string[]): readonly TextEdit[] => {
  const { start, indent } = lineAt(file, body.start)
  const isOnLineOfOwner = start === lineAt(file, owner.start).start
  const depth = isOnLineOfOwner ? lineAt(file, owner.start).indent + 2 : indent
  const gap = isOnLineOfOwner ? (/\s*$/.exec(file.text.slice(owner.start, body.start))?.[0].length ?? 0) : body.start - start
  const lines = [head, ...items.map((item) => `  - ${item}`)].map((line) => spaces(depth) + line)
  const written = lines.join(lineBreak(file))
  return [replace({ start: body.start - gap, end: body.end }, isOnLineOfOwner ? lineBreak(file) + written : written)]
}

/** A condition as the only item of a block, for others to join it. */
export const intoBlockOfOne: Rewrite = (_program, file, range) => {
  const at = bodyAt(file, range)
  if (at === undefined || at.body.main.kind === 'Block' || at.body.main.kind === 'Missing') return []
  const text = onOneLine(file, at.body.main)
  if (text === undefined) return []
  return ['ALL of', 'ANY of'].map((head) =>
    action(file, 'refactor.rewrite', `Wrap it in ${head}`, ...asBlock(file, at.owner, at.body.main as Expression, head, [text])),
  )
}

/** `a and b and c` as a list of three. */
export const chainIntoBlock: Rewrite = (_program, file, range) => {
  const at = bodyAt(file, range)
  const chain = at?.body.main
  if (at === undefined || chain?.kind !== 'Chain') return []
  const words = new Set(chain.connectives.map(({ word }) => word))
  const items = chain.operands.map((operand) => onOneLine(file, withoutParentheses(operand)))
  if (words.size !== 1 || !items.every((item) => item !== undefined) || onOneLine(file, chain) === undefined) return []
  const head = headOf(chain)
  return [action(file, 'refactor.rewrite', `List the conditions under ${head}`, ...asBlock(file, at.owner, chain, head, items))]
}

const headOf = ({ connectives }: Chain): string => (connectives[0]?.word === 'and' ? 'ALL of' : 'ANY of')

const withoutParentheses = (operand: Expression): Expression => (operand.kind === 'Group' ? operand.inner : operand)

/** What a condition without a text is about: `member.age at least 18` is about `age`. */
const firstNamed = (program: Program, file: ProgramFile, { start, end }: Span): string | undefined =>
  program
    .occurrences(file.path)
    .find(({ span, role }) => role === 'reference' && start <= span.start && span.end <= end)
    ?.thing.name.split('.')
    .at(-1)

/** An item that is cited by its place gets a name, here and wherever it is cited. */
export const nameItem: Rewrite = (program, file, range) => {
  const item = nodeAt(file.tree, range.start, 'Item')
  if (item?.label.kind !== 'Label' || item.label.form !== 'dash' || range.start > lineAt(file, item.start).end) return []
  const block = clausesIn(file).find(({ items }) => items.some(({ node }) => node === item))
  const taken = new Set(block?.items.map(({ label }) => label))
  const wanted = nameFrom(item.text?.value ?? '') || firstNamed(program, file, item) || 'item'
  const name = untaken(wanted, (each) => taken.has(each))
  const edits = new Map<string, TextEdit[]>([[file.path, [replace(item.label, `${name}:`)]]])
  const clause = clausesIn(file).find(({ node }) => node === item)
  const cited = program.occurrences(file.path).find(({ thing }) => thing.address === clause?.address)?.thing
  for (const { path, span, role } of cited === undefined ? [] : program.occurrencesOf(cited.key)) {
    if (role === 'reference') edits.set(path, [...(edits.get(path) ?? []), replace(span, name)])
  }
  return [{ title: `Name this item ${name}`, kind: 'refactor.rewrite', edits, preferred: false, fixes: [] }]
}
