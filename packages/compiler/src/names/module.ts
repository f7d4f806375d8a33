/**
 * Naming, first step: one file becomes a module, the table of what it declares. Looks at declarations only; may not look into
 * conditions, and knows no other file. Reports names declared twice and types that say nothing.
 */
import type {
  CodeSet, Criteria, Define, Diagnostic, Example, FactDeclaration, File, Guidance, Header, Interpretation, Name, Use,
} from '@rubric/syntax'
import type { FactType } from '../graph.ts'
import { checkCodes } from './code-systems.ts'
import { reportName } from './diagnostics.ts'
import { factType } from './fact-types.ts'

/** A fact as one file declares it; the policy that uses it decides what it is called in the input. */
export interface DeclaredFact {
  readonly kind: 'fact'
  readonly name: string
  readonly type: FactType
  readonly declaration: FactDeclaration | undefined
  readonly module: Module | undefined
}

export interface DeclaredDefine {
  readonly kind: 'define'
  readonly name: string
  readonly declaration: Define
  readonly module: Module
}

export interface DeclaredCriteria {
  readonly kind: 'criteria'
  readonly name: string
  readonly declaration: Criteria
  readonly module: Module
}

export interface DeclaredCodes {
  readonly kind: 'codes'
  readonly name: string
  readonly declaration: CodeSet
  readonly module: Module
}

/** What a name in a condition can stand for. */
export type Declared = DeclaredFact | DeclaredDefine | DeclaredCriteria | DeclaredCodes

export interface Module {
  readonly id: string
  readonly role: 'policy' | 'vocabulary'
  readonly file: string
  readonly text: string
  readonly header: Header | undefined
  /** All that the file declares, in its order. */
  readonly sections: File['sections']
  readonly uses: readonly Use[]
  /** Facts, definitions, criteria and code sets, in the order of the file. */
  readonly names: ReadonlyMap<string, Declared>
  /** Names whose declaration could not be read or means nothing. That is reported there, so their uses stay silent. */
  readonly faulty: ReadonlySet<string>
  readonly guidance: readonly Guidance[]
  readonly interpretations: readonly Interpretation[]
  readonly examples: readonly Example[]
}

/** Known to every policy. The age follows from the birth date, or is given itself. */
export const builtInFacts: ReadonlyMap<string, DeclaredFact> = new Map(
  ([['member.age', { kind: 'age' }], ['member.birth_date', { kind: 'date' }]] as const).map(
    ([name, type]) => [name, { kind: 'fact', name, type, declaration: undefined, module: undefined }] as const,
  ),
)

interface Declarations {
  readonly names: Map<string, Declared>
  readonly faulty: Set<string>
  /** Where each name of the file was first declared, notes included: addresses must not collide. */
  readonly places: Map<string, Name>
  readonly diagnostics: Diagnostic[]
}

const claim = (declarations: Declarations, file: string, name: Name): boolean => {
  if (name.text === '') return false
  const first = declarations.places.get(name.text)
  if (first !== undefined) {
    const related = [{ file, span: first, text: 'first declared here' }]
    declarations.diagnostics.push(reportName('duplicate-name', { file, span: name, related }, { name: name.text }))
    return false
  }
  if (name.text === 'member' || name.text.startsWith('member.')) {
    declarations.diagnostics.push(reportName('reserved-name', { file, span: name }, { name: name.text }))
    return false
  }
  declarations.places.set(name.text, name)
  return true
}

/** The sections of a vocabulary; others were reported when the file was read. */
const shareable: ReadonlySet<string> = new Set(['Use', 'Facts', 'CodeSet', 'Define', 'Guidance'])

/** The module of a file. Undefined where the file does not say what it is; that was reported when it was read. */
export const moduleOf = (ast: File, file: string, text: string, diagnostics: Diagnostic[]): Module | undefined => {
  const header = ast.header.kind === 'Header' ? ast.header : undefined
  if (header === undefined || header.id.text === '') return undefined
  const names = new Map<string, Declared>()
  const faulty = new Set<string>()
  const module: Module = {
    id: header.id.text, role: header.role, file, text, header, names, faulty, sections: ast.sections,
    uses: ast.sections.filter(section => section.kind === 'Use'),
    guidance: ast.sections.filter(section => section.kind === 'Guidance'),
    interpretations: ast.sections.filter(section => section.kind === 'Interpretation'),
    examples: ast.sections.filter(section => section.kind === 'Example'),
  }
  if (header.role === 'vocabulary' && /^member(\.|$)/.test(header.id.text)) {
    diagnostics.push(reportName('reserved-name', { file, span: header.id }, { name: header.id.text }))
  }
  const declarations: Declarations = { names, faulty, places: new Map(), diagnostics }
  for (const section of ast.sections) {
    if (header.role === 'policy' || shareable.has(section.kind)) declare(declarations, module, section)
  }
  return module
}

const declare = (declarations: Declarations, module: Module, section: File['sections'][number]): void => {
  const { file } = module
  switch (section.kind) {
    case 'Facts':
      for (const declaration of section.facts) {
        // A line that breaks off after its first word is about a longer name.
        if (declaration.type.kind === 'Missing' && declarations.places.has(declaration.name.text)) continue
        if (!claim(declarations, file, declaration.name)) continue
        const type = factType(declaration, file, declarations.diagnostics)
        const name = declaration.name.text
        if (type === undefined) declarations.faulty.add(name)
        else declarations.names.set(name, { kind: 'fact', name, type, declaration, module })
      }
      return
    case 'Define':
      if (claim(declarations, file, section.name)) {
        declarations.names.set(section.name.text, { kind: 'define', name: section.name.text, declaration: section, module })
      }
      return
    case 'Criteria':
      if (claim(declarations, file, section.name)) {
        declarations.names.set(section.name.text, { kind: 'criteria', name: section.name.text, declaration: section, module })
      }
      return
    case 'CodeSet':
      checkCodes(section.groups, file, declarations.diagnostics)
      if (claim(declarations, file, section.name)) {
        declarations.names.set(section.name.text, { kind: 'codes', name: section.name.text, declaration: section, module })
      }
      return
    case 'Guidance':
    case 'Interpretation':
      claim(declarations, file, section.name)
      return
    case 'Use':
    case 'Example':
      return
    default: {
      const forgotten: never = section
      throw new Error(`no declaration for ${JSON.stringify(forgotten)}`)
    }
  }
}
