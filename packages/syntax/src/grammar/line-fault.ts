/** The words for a line that breaks off: what stands there, what would have fitted, and what the author probably meant. */
import type { IToken } from 'chevrotain'
import type { Diagnostic } from '../diagnostic.ts'
import { report } from '../diagnostics.ts'
import { nameInstead, quoted } from '../messages.ts'
import { slipAt, type Spot } from '../slips/index.ts'
import { typeOfKeyword } from '../words/tokens.ts'
import { endOf } from './base.ts'

/** What comes next, in the author's words, and its span. */
export const foundAt = ({ at, end }: Spot): { readonly found: string; readonly span: { readonly start: number; readonly end: number } } => {
  const token: IToken | undefined = at(0)
  return token === undefined
    ? { found: 'the end of the line', span: { start: end, end } }
    : { found: quoted(token.image), span: { start: token.startOffset, end: endOf(token) } }
}

export const lineFault = (spot: Spot, file: string): Diagnostic => {
  const { found, span } = foundAt(spot)
  const { expected } = spot
  const image = spot.at(0)?.image
  const slip = slipAt(spot)
  const site = { file, span, ...(slip?.fix && { fixes: [slip.fix] }) }
  // Where a text belongs, it is missing whatever else stands there.
  if (image === undefined && expected !== 'a text in quotes') {
    return report('line-not-finished', site, { expected, hint: slip?.hint ?? 'Finish the line, here or on the next one, indented.' })
  }
  if (expected === 'a text in quotes') {
    return report('missing-text', site, { found, hint: slip?.hint ?? 'Write the text between `"` and `"`.' })
  }
  if (expected.startsWith('a name') && image !== undefined && typeOfKeyword.has(image)) {
    return report('reserved-word', site, { expected, found: image, suggestion: nameInstead(image) })
  }
  return report('line-not-understood', site, { expected, found, hint: slip?.hint ?? 'Correct the word, or remove it.' })
}
