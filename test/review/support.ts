/** What the tests of reports share. */
import type { Comparison, Flip, Witness } from '@rubric/analysis'
import type { Review } from '@rubric/review'

/** The same review with every word of its authors, and every recorded code, run through `say`. */
export const reworded = (review: Review, say: (text: string) => string): Review => {
  const { comparison } = review
  const witness = (found: Witness | null): Witness | null =>
    found && {
      ...found,
      facts: { ...found.facts, remark: say('') },
      known: [...found.known, 'remark'],
      next: { ...found.next, grants: say(found.next.grants) },
      cause: found.cause.map((edit) => ({ ...edit, next: edit.next && { ...edit.next, words: say(edit.next.words) } })),
    }
  const flip = (found: Flip): Flip => ({ ...found, witness: witness(found.witness) })
  const item = (found: Comparison['overall']): Comparison['overall'] => ({
    ...found,
    title: say(found.title),
    cite: say(found.cite),
    flips: found.flips.map(flip),
  })
  return {
    ...review,
    comparison: {
      ...comparison,
      next: { ...comparison.next, title: say(comparison.next.title) },
      claims: comparison.claims.map((claim) => ({ ...claim, text: say(claim.text), witness: witness(claim.witness) })),
      overall: item(comparison.overall),
      roots: comparison.roots.map(item),
      clauses: comparison.clauses.map(item),
      facts: comparison.facts.map((fact) => ({ ...fact, text: say(fact.text) })),
    },
    redline: {
      ...review.redline,
      parts: review.redline.parts.map((part) => ({
        ...part,
        runs: part.runs.map((run) => ({ ...run, words: run.words.map((word) => ({ ...word, text: say(word.text) })) })),
      })),
    },
    commandFor: (found) => say(review.commandFor(found)),
  }
}

const tag = /<(?:\?xml[^<>]*\?|(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?))>/y
const character = /[^<&]|&(?:amp|lt|gt|quot|apos|#39);/y

/** Control characters, and halves of surrogate pairs. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u

/** What keeps a text from being XML, as far as reports go: tags that close out of order, signs not escaped. */
export const xmlFault = (text: string): string | null => {
  const open: string[] = []
  if (forbidden.test(text)) return 'a character that XML cannot hold'
  for (let at = 0; at < text.length;) {
    tag.lastIndex = character.lastIndex = at
    const found = tag.exec(text)
    const [whole, closes, name = '', , empty] = found ?? character.exec(text) ?? []
    if (whole === undefined) return `cannot be read from: ${text.slice(at, at + 60)}`
    if (found !== null && closes === '/' && open.pop() !== name) return `${name} is closed where it is not open`
    if (found !== null && closes === '' && empty === '' && name !== '') open.push(name)
    at += whole.length
  }
  return open.length === 0 ? null : `${open.join(', ')} is never closed`
}
