/** Every file that is derived from the grammar and committed, by its path in this folder. */
import { ebnf } from './ebnf.ts'
import { textmate } from './textmate.ts'

export const outputs: Readonly<Record<string, () => string>> = {
  'rubric.ebnf': ebnf,
  'rubric.tmLanguage.json': textmate,
}
