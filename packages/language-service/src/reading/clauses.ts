/** Clauses of an outline in sentences: how a block joins its items, and what each condition asks for. */
import type { OutlineClause } from '../outline.ts'
import { conditionWords } from './conditions.ts'
import { type Reader } from './values.ts'
import { sentence, small } from './words.ts'

/** What a clause says by itself, without its items. */
export const clauseSentences = (reader: Reader, { head, conditions, label, node }: OutlineClause): readonly string[] => {
  if (head !== '') return [headSentence(head)]
  if (node.kind === 'Waiver')
    return conditions.map(({ expression }) =>
      sentence(`${label === 'when' ? 'it binds only where' : 'it is waived where'} ${conditionWords(reader, expression)}`),
    )
  return conditions.map(({ role, expression }) => {
    const words = conditionWords(reader, expression)
    switch (role) {
      case 'own':
        return sentence(node.kind === 'Exception' ? `it applies where ${words}` : words)
      case 'when':
        return sentence(`it binds only where ${words}`)
      case 'unless':
        return sentence(`this is waived where ${words}`)
    }
  })
}

/** How many of its items a block asks for. */
const headSentence = (head: string): string => {
  const [, bound = '', count = ''] = /^AT (LEAST|MOST) (\d+)/.exec(head) ?? []
  if (bound === 'LEAST') return `At least ${small(count)} of these ${count === '1' ? 'is' : 'are'} needed:`
  if (bound === 'MOST') return `No more than ${small(count)} of these may apply:`
  switch (head) {
    case 'ANY of':
      return 'At least one of these is needed:'
    case 'ONE of':
      return 'Exactly one of these is needed:'
    case 'NONE of':
      return 'None of these may apply:'
    default:
      return 'All of these are needed:'
  }
}
