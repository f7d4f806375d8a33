/** The clauses of a file as they stand in its tree, with their addresses; there also where the file has mistakes. */
import type { Program, ProgramFile } from '@rubric/compiler'
import type {
  Body,
  Citation,
  Criteria,
  Determination,
  Exception,
  Expression,
  Item,
  Label,
  Missing,
  Requirement,
  Span,
  Text,
  Waiver,
} from '@rubric/syntax'
import { oncePer } from './once-per.ts'
import { contains } from './spans.ts'

type ClauseNode = Criteria | Requirement | Exception | Determination | Item | Waiver

export interface OutlineClause {
  /** `pehp.iop/admission/1` */
  readonly address: string
  /** `1`, `symptoms`, `unless`; of a root its name. */
  readonly label: string
  /** The author wrote it; `-` leaves it to the place in the list. */
  readonly isLabelled: boolean
  readonly text: string
  readonly cite: string
  /** `ALL of`, `AT LEAST 2 of`; empty of what joins no items. */
  readonly head: string
  readonly node: ClauseNode
  /** Its own first line. */
  readonly line: Span
  /** What it asks for by itself; none where it joins items. In the order of the text. */
  readonly conditions: readonly OutlineCondition[]
  readonly items: readonly OutlineClause[]
}

export interface OutlineCondition {
  /** Whom it binds, what it asks for, what waives that. */
  readonly role: 'when' | 'own' | 'unless'
  readonly expression: Expression
}

/** Criteria, requirements, exceptions and determinations in the order of the file. */
export const outlineOf = oncePer((file: ProgramFile): readonly OutlineClause[] => {
  const id = idOf(file)
  return file.tree.sections.flatMap((section): readonly OutlineClause[] => {
    switch (section.kind) {
      case 'Criteria':
        return [bodyClause(file, section, section.body, headingOf(`${id}/${section.name.text}`, section))]
      case 'Requirement': {
        const whole = bodyClause(file, section, section.body, headingOf(`${id}/${section.name.text}`, section))
        if (section.when === undefined) return [whole]
        if (whole.head === '')
          return [{ ...whole, conditions: [{ role: 'when', expression: section.when }, ...whole.conditions] }]
        return [{ ...whole, items: [conditionClause(file, `${whole.address}/when`, 'when', section.when), ...whole.items] }]
      }
      case 'Exception':
        return [
          leaf(file, section, headingOf(`${id}/${section.name.text}`, section), [{ role: 'own', expression: section.when }]),
        ]
      case 'Determination':
        return [leaf(file, section, headingOf(`${id}/${section.name.text}`, section), [])]
      case 'Use':
      case 'Facts':
      case 'CodeSet':
      case 'Define':
      case 'Guidance':
      case 'Interpretation':
      case 'Example':
      case 'Terms':
      case 'Calendar':
      case 'Limit':
      case 'Statement':
      case 'Revises':
        return []
    }
  })
})

/** Every clause, each before its items. */
export const clausesIn = oncePer((file: ProgramFile): readonly OutlineClause[] => outlineOf(file).flatMap(withItems))

/** The innermost clause that all of a span lies in. */
export const clauseAround = (file: ProgramFile, span: Span): OutlineClause | undefined =>
  clausesIn(file).findLast(({ node }) => contains(node, span))

const withItems = (clause: OutlineClause): readonly OutlineClause[] => [clause, ...clause.items.flatMap(withItems)]

/** The id of a policy or vocabulary; empty where its first line cannot be read. */
export const idOf = ({ tree }: ProgramFile): string => (tree.header.kind === 'Header' ? tree.header.id.text : '')

/** `admission/1` of `pehp.iop/admission/1`: the address as the file itself writes it. */
export const ownAddress = (file: ProgramFile, address: string): string => address.slice(idOf(file).length + 1)

/** Of a file and the vocabularies that it uses, those with errors: they keep its policy from being evaluated. */
export const faultyFiles = (program: Program, path: string): readonly string[] =>
  program.uses(path).filter((each) => program.diagnostics(each).some(({ severity }) => severity === 'error'))

interface Heading {
  readonly address: string
  readonly label: string
  readonly isLabelled: boolean
  readonly text: string
  readonly cite: string
}

const headingOf = (
  address: string,
  { name, title, cite }: { readonly name: { readonly text: string }; readonly title?: Text; readonly cite?: Citation },
): Heading => ({ address, label: name.text, isLabelled: true, text: title?.value ?? '', cite: cite?.text ?? '' })

const leaf = (file: ProgramFile, node: ClauseNode, heading: Heading, conditions: readonly OutlineCondition[]): OutlineClause => ({
  ...heading,
  head: '',
  node,
  line: firstLine(file, node),
  conditions,
  items: [],
})

const bodyClause = (file: ProgramFile, node: ClauseNode, { main, waivers }: Body, heading: Heading): OutlineClause => {
  if (main.kind !== 'Block') {
    const unless = waivers.map(({ expression }): OutlineCondition => ({ role: 'unless', expression }))
    return leaf(file, node, heading, [{ role: 'own', expression: main }, ...unless])
  }
  const items = main.items.map((item, at) => {
    const label = labelOf(item.label, at)
    return bodyClause(file, item, item.body, {
      address: `${heading.address}/${label}`,
      label,
      isLabelled: item.label.kind === 'Label' && item.label.form !== 'dash',
      text: item.text?.value ?? '',
      cite: item.cite?.text ?? '',
    })
  })
  const waiving = waivers.map((waiver, at) =>
    conditionClause(file, `${heading.address}/unless${at === 0 ? '' : at + 1}`, 'unless', waiver.expression, waiver),
  )
  const head = main.count === undefined ? main.head : `${main.head} ${main.count.text} of`
  return { ...heading, head, node, line: firstLine(file, node), conditions: [], items: [...items, ...waiving] }
}

const conditionClause = (
  file: ProgramFile,
  address: string,
  label: string,
  expression: Expression,
  at?: Waiver,
): OutlineClause => {
  const node: Waiver = at ?? { kind: 'Waiver', expression, start: expression.start, end: expression.end }
  return leaf(file, node, { address, label, isLabelled: true, text: '', cite: '' }, [{ role: 'own', expression }])
}

/** Of an item without a label of its own, its place in the list. */
export const labelOf = (label: Label | Missing, at: number): string =>
  label.kind === 'Missing' || label.form === 'dash' ? String(at + 1) : label.text

const firstLine = ({ text }: ProgramFile, { start, end }: Span): Span => {
  const stop = text.slice(start, end).search(/[\r\n]/)
  return { start, end: stop < 0 ? end : start + stop }
}
