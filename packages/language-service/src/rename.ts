/** Giving a thing another name, wherever it is named. What would corrupt is refused, in words that an analyst understands. */
import type { NamedThing, Program } from '@rubric/compiler'
import { type Span, syntaxDiagnostics, type TextEdit } from '@rubric/syntax'
import { nodesAt } from './nodes.ts'
import { occurrenceAt } from './occurrences.ts'
import type { Refusal, WorkspaceEdits } from './places.ts'
import { faultOfName, fixedName, takenBy } from './rename-names.ts'
import { filesInSight, meaningAfter } from './rename-meaning.ts'

export interface Renaming {
  /** What is edited in place. */
  readonly span: Span
  readonly placeholder: string
}

interface Found extends Renaming {
  readonly thing: NamedThing
}

const refused = (why: string): Refusal => ({ refused: why })

/** What stands at an offset, if it can be given another name. */
export const renameAt = (program: Program, path: string, offset: number): Renaming | Refusal => {
  const found = find(program, path, offset)
  return 'refused' in found ? found : { span: found.span, placeholder: found.placeholder }
}

/** The edits of every file that names it. Refused as a whole, or done as a whole. */
export const renameEdits = (program: Program, path: string, offset: number, newName: string): WorkspaceEdits | Refusal => {
  const found = find(program, path, offset)
  if ('refused' in found) return found
  const { thing } = found
  const name = newName.trim()
  if (name === thing.name) return new Map()
  const fault = faultOfName(thing, name) ?? takenBy(program, thing, name) ?? brokenFile(program, thing)
  if (fault !== undefined) return refused(fault)
  const edits = new Map<string, TextEdit[]>()
  for (const { path: file, span } of program.occurrencesOf(thing.key)) {
    edits.set(file, [...(edits.get(file) ?? []), { span, text: name }])
  }
  const otherwise = meaningAfter(program, thing, name, edits)
  return otherwise === undefined ? edits : refused(otherwise)
}

const find = (program: Program, path: string, offset: number): Found | Refusal => {
  const found = occurrenceAt(program, path, offset)
  if (found === undefined) return refused(nothingHere(program, path, offset))
  const fixed = fixedName(found.thing)
  return fixed === undefined ? { span: found.span, placeholder: found.thing.name, thing: found.thing } : refused(fixed)
}

/** Why there is no name at the offset. */
const nothingHere = (program: Program, path: string, offset: number): string => {
  const file = program.file(path)
  const node = file && nodesAt(file.tree, offset).at(-1)
  const written = node && file.text.slice(node.start, node.end)
  switch (node?.kind) {
    case 'Text':
      return 'A text is not a name. Write it anew where it stands.'
    case 'Number':
    case 'Date':
    case 'Moment':
    case 'Code':
      return `\`${written}\` is a value, not a name. Write it anew where it stands.`
    case 'Citation':
      return 'This is the clause of the source document. Write it anew where it stands.'
    case 'Name':
    case 'NameReference':
    case 'Address':
      return `Nothing in this workspace is called \`${written}\`.`
    default:
      return 'Only names can be given another name: facts, values, criteria, clauses and the like.'
  }
}

/** A line that cannot be read may name the thing without anybody knowing. */
const brokenFile = (program: Program, thing: NamedThing): string | undefined => {
  const broken = filesInSight(program, thing).find(
    (path) =>
      program.file(path)?.text.includes(thing.name) === true &&
      program.diagnostics(path).some(({ code, severity }) => severity === 'error' && Object.hasOwn(syntaxDiagnostics, code)),
  )
  return broken && `${broken} has lines that cannot be read, and they may name \`${thing.name}\`. Mend them first.`
}
