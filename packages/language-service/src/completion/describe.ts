/** What is said beside a name that is offered: its kind in a few words, its text, its clause, and who uses it. */
import { builtInTexts, type FactType, type NamedThing } from '@rubric/compiler'
import type { Node } from '@rubric/syntax'
import type { Markdown } from '../places.ts'
import type { Scope } from './scope.ts'

export const typeInWords = (type: FactType | undefined): string => {
  if (type === undefined) return ''
  switch (type.kind) {
    case 'list':
      return `list of ${type.fields.map(({ name }) => name).join(', ')}`
    case 'enum':
      return type.ordered ? type.values.join(' < ') : `one of ${type.values.join(', ')}`
    case 'number':
      return type.unit === '' ? 'number' : `number in ${type.unit}`
    case 'rate':
      return `${type.noun} per ${type.per}`
    case 'span':
      return `span in ${type.unit}`
    case 'moment':
      return 'date and time'
    case 'code':
      return type.system === '' ? 'code' : `code of ${type.system}`
    case 'age':
      return 'age in years'
    case 'yes/no':
    case 'count':
    case 'date':
      return type.kind
  }
}

/** The author's own text of a thing. */
export const textOf = (node: Node | undefined): string => {
  if (node === undefined) return ''
  const text = 'text' in node && typeof node.text === 'object' ? node.text : 'title' in node ? node.title : undefined
  return text?.kind === 'Text' ? text.value : ''
}

const citeOf = (node: Node | undefined): string =>
  node !== undefined && 'cite' in node && node.cite !== undefined ? `§${node.cite.text}` : ''

const byClinician = (node: Node | undefined): string =>
  node?.kind === 'FactDeclaration' && node.byClinician ? ', by clinician' : ''

export const detailOf = (thing: NamedThing): string =>
  thing.kind === 'fact' || thing.kind === 'field' ? `${typeInWords(thing.type)}${byClinician(thing.node)}` : thing.kind

const MOST_USERS = 4

/** The sections that name it. */
const usersOf = (scope: Scope, thing: NamedThing): string => {
  const names = [...scope.users(thing)].filter((name) => name !== '')
  if (names.length === 0) return ''
  const shown = names
    .slice(0, MOST_USERS)
    .map((name) => `\`${name}\``)
    .join(', ')
  return `Used by ${shown}${names.length > MOST_USERS ? ` and ${names.length - MOST_USERS} more` : ''}.`
}

export const documentationOf = (scope: Scope, thing: NamedThing): Markdown =>
  [
    [thing.node === undefined ? (builtInTexts[thing.name] ?? '') : textOf(thing.node), citeOf(thing.node)]
      .filter((part) => part !== '')
      .join(' '),
    usersOf(scope, thing),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
