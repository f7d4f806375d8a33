/** Which things have a name that can change, and which names a thing can have. */
import type { NamedThing, Program, SymbolKind } from '@rubric/compiler'
import { keywordTable, type Node } from '@rubric/syntax'

/** Why a thing keeps its name; undefined where it need not. */
export const fixedName = ({ kind, name, file, span, node }: NamedThing): string | undefined => {
  if (file === undefined || span === undefined) return `\`${name}\` is built in. Records and every policy know it by this name.`
  switch (kind) {
    case 'policy':
      return 'Answers, records and other versions know the policy by this name. To begin another policy, write its name in the first line.'
    case 'term':
      return `\`${name}\` stands in the texts of the clauses as the document prints it.`
    case 'item':
    case 'guidance item':
      return fixedLabel(name, node)
    default:
      return undefined
  }
}

/** Only names that the author gave can change. */
const fixedLabel = (name: string, node: Node | undefined): string | undefined => {
  if (node?.kind !== 'Item' && node?.kind !== 'GuidanceItem') return `\`${name}\` is a word of the language.`
  const { label } = node
  if (label.kind === 'Label' && label.form === 'name') return undefined
  return label.kind === 'Label' && label.form === 'document'
    ? `\`${name}\` is the numbering of the document. Clauses are cited by it.`
    : 'This item has no name. It is cited by its place in the list.'
}

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/
const dottedName = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/
const reserved: ReadonlySet<string> = new Set(Object.entries(keywordTable).flatMap(([word, row]) => (row.reserved ? [word] : [])))

/** Why a thing cannot have this name, whatever else there is; undefined where it can. */
export const faultOfName = ({ kind }: NamedThing, name: string): string | undefined => {
  if (name === '') return 'A name needs at least one letter.'
  if (kind === 'example')
    return /["\\\r\n]/.test(name) ? 'What an example shows is said on one line, without quotes and backslashes.' : undefined
  if (kind === 'value' && name === 'none') return undefined
  const isPart = kind === 'item' || kind === 'guidance item' || kind === 'field' || kind === 'value'
  if (!(isPart ? plainName : dottedName).test(name))
    return `A name is made of a to z, digits and \`_\`, a letter first. \`${name}\` is not.`
  const word = name.split('.').find((part) => reserved.has(part))
  if (word !== undefined) return `\`${word}\` is a word of the language and cannot be a name.`
  if (kind === 'item' && /^unless\d*$/.test(name)) return `\`${name}\` is how the \`unless\` line of a block is cited.`
  return undefined
}

/** What stands at the left margin, or under `facts`, in an author's words: a file and its vocabularies have each name once. */
const shared: Partial<Readonly<Record<SymbolKind, string>>> = {
  fact: 'a fact',
  codes: 'a set of codes',
  calendar: 'a calendar',
  define: 'a definition',
  criteria: 'a criteria block',
  limit: 'a limit',
  requirement: 'a requirement',
  exception: 'an exception',
  determination: 'a determination',
  guidance: 'guidance',
  interpretation: 'an interpretation',
}

/** What has the name already where the thing is declared, or where it is used. Two vocabularies may share a name. */
export const takenBy = (program: Program, thing: NamedThing, name: string): string | undefined => {
  if (thing.file === undefined || shared[thing.kind] === undefined) return undefined
  const others = program.usedBy(thing.file).flatMap((path) => {
    const things = program.thingsIn(path)
    return path === thing.file ? things : things.filter(({ file }) => file === path)
  })
  const other = others.find((each) => each.name === name && shared[each.kind] !== undefined)
  return (
    other &&
    `\`${name}\` is taken: ${other.file === undefined ? 'it is built in' : `${other.file} has ${shared[other.kind]} of this name`}.`
  )
}
