/** Whether all texts mean the same once a thing has another name. */
import { createProgram, type NamedThing, type Program } from '@rubric/compiler'
import { type Diagnostic, keywordTable, parse, type TextEdit, walk, withEdits } from '@rubric/syntax'

type Edits = ReadonlyMap<string, readonly TextEdit[]>

/** The files in which the name of a thing can mean something: those that see it, and what they see besides. */
export const filesInSight = (program: Program, { file, kind }: NamedThing): readonly string[] => {
  if (kind === 'vocabulary') return program.paths()
  const seeing = file === undefined ? [] : program.usedBy(file)
  return [...new Set(seeing.flatMap((path) => program.uses(path)))].sort()
}

/**
 * What would be wrong afterwards; undefined where nothing would. A name that stands nowhere yet cannot clash: that is asked
 * first.
 */
export const meaningAfter = (program: Program, thing: NamedThing, name: string, edits: Edits): string | undefined => {
  // Other versions may say what they removed from this one.
  const files = [...new Set([...filesInSight(program, thing), ...edits.keys()])].sort()
  const isNew = !files.some((path) => holdsWord(program.file(path)?.text ?? '', name))
  if (
    isNew &&
    !isSpecial(thing, name) &&
    !isShared(program, files, thing) &&
    [...edits].every(([path, list]) => keepsShape(program, path, list))
  )
    return undefined
  return comparison(program, files, edits, name)
}

/** Words of the language, built-in facts, and the fields that place an entry in time mean something by their name. */
const isSpecial = ({ kind, name: before }: NamedThing, name: string): boolean =>
  Object.hasOwn(keywordTable, name) ||
  /^(?:member|request|service|course)\b/.test(name) ||
  (kind === 'field' && /^(?:on|from|to)$/.test(before))

/** Facts with the same values can be compared, as long as they are the same. */
const isShared = (program: Program, files: readonly string[], { kind, name }: NamedThing): boolean => {
  if (kind !== 'value') return false
  const things = new Map(files.flatMap((path) => program.thingsIn(path)).map((thing) => [thing.key, thing]))
  const lists = [...things.values()].flatMap(({ type }) =>
    type?.kind === 'enum' && type.values.includes(name) ? [type.values.join()] : [],
  )
  return new Set(lists).size < lists.length
}

const holdsWord = (text: string, name: string): boolean => {
  const [word = name] = name.split('.')
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/\w/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(at + word.length))) return true
  }
  return false
}

/** Whether the sections that are edited are read as before. What stands at the left margin depends on no line above it. */
const keepsShape = (program: Program, path: string, edits: readonly TextEdit[]): boolean => {
  const file = program.file(path)
  if (file === undefined) return false
  const parts = [file.tree.header, ...file.tree.sections]
  return parts.every(({ start, end }) => {
    const own = edits
      .filter(({ span }) => start <= span.start && span.end <= end)
      .map(({ span, text }) => ({ span: { start: span.start - start, end: span.end - start }, text }))
    const text = file.text.slice(start, end)
    return own.length === 0 || shapeOf(text) === shapeOf(withEdits(text, own))
  })
}

const shapeOf = (text: string): string => {
  const { value, diagnostics } = parse('', text)
  const kinds: string[] = []
  walk(value, ({ kind }) => void kinds.push(kind))
  return [...kinds, ...diagnostics.map(({ code }) => code)].join(' ')
}

/** The texts are checked as they are and as they would be, beside the program. */
const comparison = (program: Program, paths: readonly string[], edits: Edits, name: string): string | undefined => {
  const [before, after] = [createProgram(), createProgram()]
  for (const path of paths) {
    const text = program.file(path)?.text ?? ''
    before.change(path, text)
    after.change(path, withEdits(text, edits.get(path) ?? []))
  }
  const [meant, means] = [meanings(before, paths), meanings(after, paths)]
  for (const path of paths) {
    const fault = newFault(before.diagnostics(path), after.diagnostics(path))
    if (fault !== undefined) return `\`${name}\` cannot be the name. ${fault.title}, in ${path}: ${fault.label}.`
    if (!isSame(meant.get(path) ?? [], means.get(path) ?? [])) return `\`${name}\` would mean something else in ${path}.`
  }
  return undefined
}

const newFault = (before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic | undefined => {
  const count = new Map<string, number>()
  for (const { code } of before) count.set(code, (count.get(code) ?? 0) + 1)
  return after.find(({ code, severity }) => {
    if (severity !== 'error') return false
    const left = (count.get(code) ?? 0) - 1
    count.set(code, left)
    return left < 0
  })
}

/** What each name of the files stands for, without names: where it is declared, and of a list which field dates its entries. */
const meanings = (program: Program, paths: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const places = new Map<string, string>()
  for (const path of paths) {
    for (const [at, { role, thing }] of program.occurrences(path).entries())
      if (role === 'declaration') places.set(thing.key, `${path} ${at}`)
  }
  const meaning = ({ kind, name, type, key }: NamedThing): string => {
    const dated = type?.kind === 'list' ? type.fields.findIndex((field) => field.name === type.dateField) : ''
    return `${kind} ${places.get(key) ?? name} ${dated}`
  }
  return new Map(paths.map((path) => [path, program.occurrences(path).map(({ thing }) => meaning(thing))]))
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at])
