/** Remedies for names that mean nothing, mean two things, or are said in another way. */
import { codeSystems, looksLikeCode, ratePeriods, spanUnits } from '@rubric/compiler'
import { type Fix, type Quantity, walk } from '@rubric/syntax'
import { isPeriods } from '../fact-types.ts'
import { nodeAt } from '../nodes.ts'
import { lineAt } from '../lines.ts'
import { textAt } from '../spans.ts'
import { declareFact } from './declare.ts'
import { fix, insert, linesBelow, type Remedy, replace, safeFix, type Site, spaces, withoutPart, write } from './site.ts'
import { namesOffered, quotedWords, wordsToWrite } from './words.ts'

/** One of the names that the message offers in the place of what is marked. */
export const offeredName: Remedy = (site) => namesOffered(site.diagnostic).map((name) => write(site, name))

/** The same within quotes. */
export const offeredText: Remedy = (site) => namesOffered(site.diagnostic).map((name) => write(site, `"${name}"`))

export const unknownName: Remedy = (site) => {
  const instead = /^Write/.test(site.diagnostic.hint) ? wordsToWrite(site.diagnostic) : []
  return [...instead, ...namesOffered(site.diagnostic)].map((name) => write(site, name)).concat(declareFact(site))
}

/** Of `trainings.hour` the last part. */
export const unknownField: Remedy = ({ file, diagnostic }) => {
  const { start, end } = diagnostic.span
  const field = start + textAt(file, diagnostic.span).lastIndexOf('.') + 1
  return namesOffered(diagnostic).map((name) => fix(`Write ${name}`, replace({ start: field, end }, name)))
}

export const unknownValue: Remedy = (site) => {
  const near = namesOffered(site.diagnostic)
  const values = /^Its values: (.*)$/m.exec(site.diagnostic.text)?.[1]?.split(/ < |, /) ?? []
  return (near.length > 0 ? near : values).map((value) => write(site, value))
}

/** What the conditions of the file measure the fact in, and all that there is where they do not. */
const measuredIn = (
  { file, diagnostic }: Site,
  wordOf: (quantity: Quantity) => string | undefined,
  known: readonly string[],
): readonly string[] => {
  const name = nodeAt(file.tree, diagnostic.span.start, 'FactDeclaration')?.name.text
  const words = new Set<string>()
  walk(file.tree, (node) => {
    if (node.kind !== 'Comparison' || node.left.kind !== 'NameReference' || node.left.text !== name) return
    walk(node, (each) => void (each.kind === 'Quantity' && words.add(wordOf(each) ?? '')))
  })
  const used = known.filter((word) => words.has(word) || words.has(word.replace(/s$/, '')))
  return used.length > 0 ? used : known
}

export const unknownPeriod: Remedy = (site) =>
  measuredIn(site, ({ per }) => per?.text, Object.keys(ratePeriods)).map((period) => write(site, period))
export const unknownSpanUnit: Remedy = (site) =>
  measuredIn(site, ({ unit }) => unit?.text, Object.keys(spanUnits)).map((unit) => write(site, unit))

/** The systems that its codes can be of. */
export const unknownSystem: Remedy = (site) => {
  const codes = nodeAt(site.file.tree, site.diagnostic.span.start, 'CodeGroup')?.codes ?? []
  const near = namesOffered(site.diagnostic)
  return (near.length > 0 ? near : codeSystems)
    .filter((system) => codes.every(({ text }) => looksLikeCode(system, text)))
    .map((system) => write(site, system))
}

/** In capitals, where it is a code then. */
export const malformedCode: Remedy = (site) => {
  const system = /cannot be a code of (.+)$/.exec(site.diagnostic.label)?.[1] ?? ''
  const upper = textAt(site.file, site.diagnostic.span).toUpperCase()
  return [...wordsToWrite(site.diagnostic), ...(looksLikeCode(system, upper) ? [upper] : [])].map((each) => write(site, each))
}

/** One of the rules that fit and are not named yet; or none. */
export const offeredRule: Remedy = (site) => {
  const line = lineAt(site.file, site.diagnostic.span.start)
  const named = new Set(site.file.text.slice(line.start, line.end).split(/[\s,]+/))
  const others = namesOffered(site.diagnostic)
    .filter((name) => !named.has(name))
    .map((name) => write(site, name))
  return named.size > 3 ? [...others, fix('Remove it', withoutPart(site.file, site.diagnostic.span))] : others
}

/**
 * Of the values of a fact, the one that stands there already. Where they have an order, either of the two places may be meant.
 */
export const duplicateValue: Remedy = ({ file, diagnostic }) => {
  const type = nodeAt(file.tree, diagnostic.span.end, 'EnumType')
  const edit = withoutPart(file, diagnostic.span)
  return type === undefined ? [] : [type.ordered ? fix('Remove it', edit) : safeFix('Remove it', edit)]
}

/** A rule counts once, however often it is named. */
export const namedTwice: Remedy = ({ file, diagnostic }) => [safeFix('Remove it', withoutPart(file, diagnostic.span))]

/** Only where nothing else says the name of the field. */
export const dateFieldOn: Remedy = ({ file, diagnostic }) => {
  const fields = /has several dates: (.*)$/.exec(diagnostic.label)?.[1]?.split(', ') ?? []
  const list = nodeAt(file.tree, diagnostic.span.start, 'FactDeclaration')
  return fields.flatMap((name): readonly Fix[] => {
    const field = list?.fields.find((each) => each.name.text === name)
    const isSaidOnce = [...file.text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length === 1
    return field === undefined || !isSaidOnce
      ? []
      : [fix(`Call ${name} on: it is the date that counts`, replace(field.name, 'on'))]
  })
}

const dateFieldBelow = (site: Parameters<Remedy>[0], listName: string | undefined): readonly Fix[] => {
  const { file } = site
  const list = file.tree.sections
    .flatMap((section) => (section.kind === 'Facts' ? section.facts : []))
    .find(({ name }) => name.text === listName)
  if (list === undefined) return []
  const indent = spaces(lineAt(file, list.start).indent + 2)
  return [fix('Add the field on, a date', linesBelow(file, list.name.end, `${indent}on  date`))]
}

export const listWithoutFields: Remedy = (site) => dateFieldBelow(site, textAt(site.file, site.diagnostic.span))
export const listWithoutDate: Remedy = (site) => dateFieldBelow(site, quotedWords(site.diagnostic.label)[0])

export const whichCalendar: Remedy = ({ diagnostic }) =>
  namesOffered(diagnostic).map((name) => fix(`Add of ${name}`, insert(diagnostic.span.end, ` of ${name}`)))

/** A yes or no that lasts; and the states that are there. */
export const notAState: Remedy = (site) => {
  const { program, file, diagnostic } = site
  const name = textAt(file, diagnostic.span)
  const states = program.thingsIn(file.path).filter(({ kind, type }) => kind === 'fact' && isPeriods(type))
  const declared = file.tree.sections
    .flatMap((section) => (section.kind === 'Facts' ? section.facts : []))
    .find((fact) => fact.name.text === name)
  const asPeriods =
    declared?.type.kind === 'YesNoType' ? [fix(`Declare ${name} as periods`, replace(declared.type, 'periods'))] : []
  return [...asPeriods, ...states.filter(({ file: home }) => home !== undefined).map((state) => write(site, state.name))]
}

export const notACodeSet: Remedy = (site) =>
  site.program
    .thingsIn(site.file.path)
    .filter(({ kind }) => kind === 'codes')
    .map(({ name }) => write(site, name))
