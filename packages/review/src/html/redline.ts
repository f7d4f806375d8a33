/** The redline as markup: old words struck through, new ones underlined, and both told to those who listen. */
import type { Redline, RedlinePart } from '../redline/redline.ts'
import type { Run } from '../redline/runs.ts'
import { isApart, movedText, partLabel, shownParts } from '../report/changed-words.ts'
import { capital, counted, type Tone } from '../report/words.ts'
import { type Html, html, nothing, type Place } from './html.ts'
import { section } from './sections.ts'

export const redlineSection = (redline: Redline, place: Place): Html => {
  const { parts, same } = shownParts(redline)
  const legend = html`
<p class="quiet"><del>Struck through</del> is no longer there; <ins>underlined</ins> is new. Layout and comments are left out.
${counted(same, 'other part is', 'other parts are')} the same, word for word.</p>`
  const inner = parts.length === 0 ? html`<p>Every word is the same.</p>` : html`${legend}${parts.map(partBlock)}`
  return section('words', 'The words, old and new', place, inner)
}

const tones: Readonly<Record<RedlinePart['change'], Tone>> = {
  same: 'plain',
  changed: 'plain',
  moved: 'plain',
  added: 'good',
  removed: 'bad',
}

const partBlock = (part: RedlinePart): Html => html`
<div class="part"><span class="badge ${tones[part.change]}">${capital(part.change)}</span>
<span class="label">${[partLabel(part), movedText(part)].filter((text) => text !== '').join(', ')}</span>
${part.runs.length === 0 ? nothing : html`<p>${part.runs.map((_, index) => runOf(part.runs, index))}</p>`}</div>`

const runOf = (runs: readonly Run[], index: number): Html => {
  const { did, words } = runs[index] ?? { did: 'same', words: [] }
  const gap = index > 0 && words[0]?.opens === true ? lineBreak : isApart(runs, index) ? html` ` : nothing
  const text = words.map(
    ({ text: word, close, opens }, at) => html`${at === 0 ? nothing : opens ? lineBreak : close ? nothing : html` `}${word}`,
  )
  switch (did) {
    case 'same':
      return html`${gap}${text}`
    case 'added':
      return html`${gap}<ins><span class="unseen">added: </span>${text}</ins>`
    case 'removed':
      return html`${gap}<del><span class="unseen">removed: </span>${text}</del>`
  }
}

const lineBreak = html`<br>`
