/** One thing that may be written next, before it is known what it would replace. */
import type { NamedThing } from '@rubric/compiler'
import type { Markdown } from '../places.ts'
import { detailOf, documentationOf } from './describe.ts'
import type { Ask } from './types.ts'

export type CompletionKind =
  | 'keyword'
  | 'snippet'
  | 'fact'
  | 'field'
  | 'value'
  | 'unit'
  | 'code'
  | 'codes'
  | 'code system'
  | 'define'
  | 'criteria'
  | 'clause'
  | 'limit'
  | 'requirement'
  | 'exception'
  | 'determination'
  | 'guidance'
  | 'interpretation'
  | 'policy'
  | 'calendar'
  | 'example'
  | 'file'
  | 'label'
  | 'date'

export interface Offer {
  readonly label: string
  readonly kind: CompletionKind
  readonly detail: string
  readonly documentation: Markdown
  /** The likeliest first, from 0 to 9. */
  readonly rank: number
  /** Where it is not the label that is written. */
  readonly text?: string
  readonly snippet?: boolean
}

export const plain = (kind: CompletionKind, label: string, rank: number, detail = '', documentation: Markdown = ''): Offer => ({
  label,
  kind,
  detail,
  documentation,
  rank,
})

const kinds: Partial<Readonly<Record<NamedThing['kind'], CompletionKind>>> = {
  vocabulary: 'policy',
  item: 'clause',
  'guidance item': 'clause',
  term: 'value',
}

export const kindOf = ({ kind }: NamedThing): CompletionKind => kinds[kind] ?? (kind as CompletionKind)

/** Names of this section and those that nothing uses yet come before others, own ones before shared ones. */
const closeness = ({ scope, place, way }: Ask, thing: NamedThing): number => {
  const users = scope.users(thing)
  const section = way.above.at(-1)?.words[1]?.text ?? way.words[1]?.text ?? ''
  const isNear = users.size === 0 || users.has(section)
  return (isNear ? 0 : 1) + (thing.file === place.path ? 0 : 1)
}

export const named = (ask: Ask, thing: NamedThing, rank: number, label = ask.scope.written(thing)): Offer => ({
  label,
  kind: kindOf(thing),
  detail: detailOf(thing),
  documentation: documentationOf(ask.scope, thing),
  rank: rank + closeness(ask, thing),
})
