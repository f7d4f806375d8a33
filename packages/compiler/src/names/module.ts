/**
 * Naming, first step: one file becomes a module, the table of what it declares. Looks at declarations only; may not look into
 * conditions, and knows no other file. Reports names declared twice and types that say nothing.
 */
import type { CodePattern } from '@rubric/runtime'
import type {
  Calendar, CodeSet, Criteria, Define, Determination, Diagnostic, Example, Exception, FactDeclaration, File, Guidance, Header, Interpretation,
  Limit, Name, Requirement, Terms, Use,
} from '@rubric/syntax'
import { calendarOf } from '../calendars/calendar.ts'
import type { DataText } from '../data/files.ts'
import type { Calendar as GraphCalendar, FactType } from '../graph.ts'
import { allBuiltInFacts, memberFacts } from './built-in.ts'
import { checkCodes, patternsOfSet } from './code-patterns.ts'
import { reportName } from './diagnostics.ts'
import { factType } from './fact-types.ts'
import { allOf } from './suggest.ts'

/** A fact as one file declares it; the policy that uses it decides what it is called in the input. */
export interface DeclaredFact {
  readonly kind: 'fact'
  readonly name: string
  readonly type: FactType
  readonly declaration: FactDeclaration | undefined
  readonly module: Module | undefined
}

/** A thing of one section, under its name. */
interface DeclaredSection<Kind extends string, Section> {
  readonly kind: Kind
  readonly name: string
  readonly declaration: Section
  readonly module: Module
}

export type DeclaredDefine = DeclaredSection<'define', Define>
export type DeclaredCriteria = DeclaredSection<'criteria', Criteria>
export type DeclaredLimit = DeclaredSection<'limit', Limit>
export type DeclaredRequirement = DeclaredSection<'requirement', Requirement>
export type DeclaredException = DeclaredSection<'exception', Exception>
export type DeclaredDetermination = DeclaredSection<'determination', Determination>

export interface DeclaredCodes extends DeclaredSection<'codes', CodeSet> {
  /** Its own codes and those of its file. */
  readonly patterns: readonly CodePattern[]
}

export interface DeclaredCalendar extends DeclaredSection<'calendar', Calendar> {
  readonly calendar: GraphCalendar
}

/** What has clauses: evaluators know it by its place among the roots. */
export type DeclaredRoot = DeclaredCriteria | DeclaredRequirement | DeclaredException | DeclaredDetermination

/** What a name can stand for. */
export type Declared = DeclaredFact | DeclaredDefine | DeclaredCodes | DeclaredCalendar | DeclaredLimit | DeclaredRoot

export const isRoot = (declared: Declared): declared is DeclaredRoot =>
  declared.kind === 'criteria' || declared.kind === 'requirement' || declared.kind === 'exception' || declared.kind === 'determination'

export interface Module {
  readonly id: string
  readonly role: 'policy' | 'vocabulary'
  readonly file: string
  readonly text: string
  readonly header: Header | undefined
  /** All that the file declares, in its order. */
  readonly sections: File['sections']
  readonly uses: readonly Use[]
  /** Whatever has a name that conditions and other sections may say, in the order of the file. */
  readonly names: ReadonlyMap<string, Declared>
  /** Facts that nobody declares. */
  readonly builtIn: ReadonlyMap<string, DeclaredFact>
  /** Names whose declaration could not be read or means nothing. That is reported there, so their uses stay silent. */
  readonly faulty: ReadonlySet<string>
  readonly terms: readonly Terms[]
  readonly guidance: readonly Guidance[]
  readonly interpretations: readonly Interpretation[]
  readonly examples: readonly Example[]
}

interface Declarations {
  readonly names: Map<string, Declared>
  readonly faulty: Set<string>
  /** Where each name of the file was first declared, notes included: addresses must not collide. */
  readonly places: Map<string, Name>
  readonly diagnostics: Diagnostic[]
  readonly data: readonly DataText[]
}

const claim = (declarations: Declarations, { file, builtIn }: Module, name: Name): boolean => {
  if (name.text === '') return false
  const first = declarations.places.get(name.text)
  if (first !== undefined) {
    const related = [{ file, span: first, text: 'first declared here' }]
    declarations.diagnostics.push(reportName('duplicate-name', { file, span: name, related }, { name: name.text }))
    return false
  }
  const known = reservedBy(builtIn, name.text)
  if (known !== undefined) {
    declarations.diagnostics.push(reportName('reserved-name', { file, span: name }, { name: name.text, known }))
    return false
  }
  declarations.places.set(name.text, name)
  return true
}

const memberNames = 'Names that start with `member.` are known to every policy: `member.age` and `member.birth_date`.'

/** What takes a name: a built-in fact, or what such a fact lies within. */
export const reservedBy = (builtIn: ReadonlyMap<string, DeclaredFact>, name: string): string | undefined => {
  if (/^member(\.|$)/.test(name)) return memberNames
  const inner = [...builtIn.keys()].filter(each => each === name || each.startsWith(`${name}.`))
  return inner.length === 0 ? undefined : `Known to every policy with limits or determinations: ${allOf(inner)}.`
}

/** As its header names it; empty where it does not. */
export const versionOf = ({ header }: Module): string => header?.entries.find(({ key }) => key === 'version')?.date?.text ?? ''

/** The sections of a vocabulary; others were reported when the file was read. */
const shareable: ReadonlySet<string> = new Set(['Use', 'Facts', 'CodeSet', 'Define', 'Guidance', 'Calendar'])

/** The module of a file. Undefined where the file does not say what it is; that was reported when it was read. */
export const moduleOf = (
  ast: File, file: string, text: string, diagnostics: Diagnostic[], data: readonly DataText[] = [],
): Module | undefined => {
  const header = ast.header.kind === 'Header' ? ast.header : undefined
  if (header === undefined || header.id.text === '') return undefined
  const names = new Map<string, Declared>()
  const faulty = new Set<string>()
  const sections = ast.sections.filter(section => header.role === 'policy' || shareable.has(section.kind))
  const module: Module = {
    id: header.id.text, role: header.role, file, text, header, sections, names, faulty,
    builtIn: sections.some(({ kind }) => kind === 'Limit' || kind === 'Determination') ? allBuiltInFacts : memberFacts,
    uses: ast.sections.filter(section => section.kind === 'Use'),
    terms: sections.filter(section => section.kind === 'Terms'),
    guidance: ast.sections.filter(section => section.kind === 'Guidance'),
    interpretations: ast.sections.filter(section => section.kind === 'Interpretation'),
    examples: ast.sections.filter(section => section.kind === 'Example'),
  }
  if (header.role === 'vocabulary' && /^member(\.|$)/.test(header.id.text)) {
    diagnostics.push(reportName('reserved-name', { file, span: header.id }, { name: header.id.text, known: memberNames }))
  }
  const declarations: Declarations = { names, faulty, places: new Map(), diagnostics, data }
  for (const section of sections) declare(declarations, module, section)
  return module
}

const declareFacts = (declarations: Declarations, module: Module, facts: readonly FactDeclaration[]): void => {
  for (const declaration of facts) {
    // A line that breaks off after its first word is about a longer name.
    if (declaration.type.kind === 'Missing' && declarations.places.has(declaration.name.text)) continue
    if (!claim(declarations, module, declaration.name)) continue
    const type = factType(declaration, module.file, declarations.diagnostics)
    const name = declaration.name.text
    if (type === undefined) declarations.faulty.add(name)
    else declarations.names.set(name, { kind: 'fact', name, type, declaration, module })
  }
}

const declare = (declarations: Declarations, module: Module, section: File['sections'][number]): void => {
  const { names, diagnostics, data } = declarations
  const { file, id } = module
  const add = (name: Name, declared: () => Declared): void => {
    if (claim(declarations, module, name)) names.set(name.text, declared())
  }
  switch (section.kind) {
    case 'Facts': return declareFacts(declarations, module, section.facts)
    case 'Define': return add(section.name, () => ({ kind: 'define', name: section.name.text, declaration: section, module }))
    case 'Criteria': return add(section.name, () => ({ kind: 'criteria', name: section.name.text, declaration: section, module }))
    case 'Limit': return add(section.name, () => ({ kind: 'limit', name: section.name.text, declaration: section, module }))
    case 'Requirement': return add(section.name, () => ({ kind: 'requirement', name: section.name.text, declaration: section, module }))
    case 'Exception': return add(section.name, () => ({ kind: 'exception', name: section.name.text, declaration: section, module }))
    case 'Determination': return add(section.name, () => ({ kind: 'determination', name: section.name.text, declaration: section, module }))
    case 'CodeSet': {
      checkCodes(section.groups, file, diagnostics)
      const patterns = patternsOfSet(section, file, data, diagnostics)
      return add(section.name, () => ({ kind: 'codes', name: section.name.text, declaration: section, module, patterns }))
    }
    case 'Calendar': {
      const calendar = calendarOf(section, id, file, data, diagnostics)
      return add(section.name, () => ({ kind: 'calendar', name: section.name.text, declaration: section, module, calendar }))
    }
    case 'Guidance':
    case 'Interpretation':
      claim(declarations, module, section.name)
      return
    case 'Terms':
    case 'Use':
    case 'Example':
    case 'Statement':
    case 'Revises':
      return
    default: {
      const forgotten: never = section
      throw new Error(`no declaration for ${JSON.stringify(forgotten)}`)
    }
  }
}
