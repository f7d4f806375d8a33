/**
 * Naming, third step: definitions, criteria and whatever else has conditions must not depend on themselves, nor unfold without measure. Found before anything is
 * lowered, so that lowering may follow every reference and always ends.
 */
import type { Diagnostic } from '@rubric/syntax'
import { reportName } from './diagnostics.ts'
import type { Declared } from './module.ts'
import { type Body, bodyOf, type Conditional } from './references.ts'
import type { ScopeOf } from './scope.ts'

/** Parts of a condition once every definition stands where its name is written. Nobody writes so much by hand. */
const MOST_PARTS = 100_000

/** How deep those parts may lie in each other: so deep must lowering and evaluation go. */
const MOST_LEVELS = 600

/** What something comes to once its definitions are unfolded. Criteria are not unfolded where they are named: they add levels alone. */
interface Extent {
  readonly parts: number
  readonly levels: number
}

interface Visit {
  readonly declared: Conditional
  readonly body: Body
  /** The reference to follow next. */
  next: number
}

interface Found {
  readonly scopeOf: ScopeOf
  readonly diagnostics: Diagnostic[]
  readonly extents: Map<Conditional, Extent>
  /** In a circle. */
  readonly circular: Set<Declared>
  /** Unfolds too far, or names what does. */
  readonly vast: Set<Declared>
}

/**
 * Tells what must not be followed: it stands in a circle or unfolds too far. Each circle is reported where it is first come upon; of names that
 * unfold too far, the first.
 */
export const unusableNames = (scopeOf: ScopeOf, diagnostics: Diagnostic[]): ((declared: Declared) => boolean) => {
  const found: Found = { scopeOf, diagnostics, extents: new Map(), circular: new Set(), vast: new Set() }
  return declared => {
    if (hasConditions(declared)) visit(declared, found)
    return found.circular.has(declared) || found.vast.has(declared)
  }
}

const hasConditions = (declared: Declared): declared is Conditional => {
  switch (declared.kind) {
    case 'define':
    case 'criteria':
    case 'requirement':
    case 'exception':
    case 'limit': return true
    case 'fact':
    case 'codes':
    case 'calendar':
    case 'determination': return false
  }
}

/** Depth first, with a stack of its own: what is named comes before what names it. */
const visit = (first: Conditional, found: Found): void => {
  if (found.extents.has(first)) return
  const path = new Map<Conditional, Visit>()
  const enter = (declared: Conditional): void => {
    path.set(declared, { declared, body: bodyOf(declared, found.scopeOf(declared.module)), next: 0 })
  }
  enter(first)
  const open = [...path.values()]
  for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
    const to = at.body.references[at.next]?.to
    at.next += 1
    if (to === undefined) {
      close(at, found)
      path.delete(at.declared)
      open.pop()
    } else if (path.has(to)) closeCircle([...path.keys()], to, found)
    else if (!found.extents.has(to)) {
      enter(to)
      open.push(path.get(to) as Visit)
    }
  }
}

const closeCircle = (path: readonly Conditional[], to: Conditional, { circular, diagnostics }: Found): void => {
  const circle = path.slice(path.indexOf(to))
  const known = circle.some(member => circular.has(member))
  for (const member of circle) circular.add(member)
  if (!known) reportCircle(circle, diagnostics)
}

const close = ({ declared, body: { references, size, depth } }: Visit, { extents, circular, vast, diagnostics }: Found): void => {
  let [parts, levels] = [size, depth]
  for (const { to, depth: above } of references) {
    const extent = circular.has(to) ? undefined : extents.get(to)
    if (extent === undefined) continue
    if (to.kind === 'define') parts += extent.parts
    levels = Math.max(levels, above + extent.levels)
  }
  extents.set(declared, { parts, levels })
  if (references.some(({ to }) => vast.has(to))) vast.add(declared)
  else if (parts > MOST_PARTS || levels > MOST_LEVELS) {
    vast.add(declared)
    const what = parts > MOST_PARTS ? `${parts} conditions and values; the limit is ${MOST_PARTS}` : `${levels} levels; the limit is ${MOST_LEVELS}`
    diagnostics.push(reportName('unfolds-too-far', { file: declared.module.file, span: declared.declaration.name }, { name: declared.name, what }))
  }
}

const reportCircle = (circle: readonly Conditional[], diagnostics: Diagnostic[]): void => {
  const [first, ...others] = circle
  if (first === undefined) return
  const names = [...circle, first].map(({ name }) => `\`${name}\``).join(' → ')
  const related = others.map(({ declaration, module }) => ({ file: module.file, span: declaration.name, text: 'part of the circle' }))
  const site = { file: first.module.file, span: first.declaration.name, related }
  diagnostics.push(reportName('circular-definition', site, { name: first.name, circle: names }))
}
