/** What the words of a file hold that cannot be read: curly quotes, strange characters, escapes, dates out of shape. */
import type { IToken } from 'chevrotain'
import type { Fix, Span, TextEdit } from '../diagnostic.ts'
import { report } from '../diagnostics.ts'
import type { Faults } from '../faults.ts'
import { adviceFor, malformed } from '../slips/marks.ts'
import { FreeName } from './tokens.ts'

const spanOf = (token: IToken): Span => ({ start: token.startOffset, end: token.startOffset + token.image.length })

const curly = /[\u201c-\u201f]/g
const lineRest = /[^\r\n]{0,1000}/y

/** One fix for the rest of the physical line, so that a line with several such texts is mended at once. */
export const curlyText = (source: string, token: IToken, line: number, faults: Faults): void => {
  if (faults.has(line)) return
  const start = token.startOffset
  lineRest.lastIndex = start
  const edits: TextEdit[] = [...(lineRest.exec(source)?.[0] ?? '').matchAll(curly)].map(({ index }) => ({
    span: { start: start + index, end: start + index + 1 },
    text: '"',
  }))
  const fixes: Fix[] = [{ title: 'Write straight quotes', edits, safe: true }]
  faults.add(line, () => report('curly-quotes', { file: faults.file, span: spanOf(token), fixes }))
}

export const openText = (token: IToken, line: number, faults: Faults): void => {
  faults.add(line, () => report('unclosed-string', { file: faults.file, span: { start: token.startOffset, end: token.startOffset + token.image.trimEnd().length } }))
}

export const emptyCitation = (token: IToken, line: number, faults: Faults): void => {
  if (token.image.length > 1 && token.image !== '§""') return
  faults.add(line, () => report('empty-citation', { file: faults.file, span: spanOf(token) }))
}

/** `first` where it begins its line. */
export const strangeMark = (token: IToken, line: number, first: boolean, faults: Faults): void => {
  faults.add(line, () => {
    const span = spanOf(token)
    const { hint, write } = adviceFor(token.image, first)
    return report('unknown-character', { file: faults.file, span, fixes: fixesFor(span, write) }, { character: `\`${token.image}\``, hint })
  })
}

const fixesFor = (span: Span, write: string | undefined): readonly Fix[] =>
  write === undefined ? [] : [{ title: write.trim() === '' ? 'Mend the space' : `Write ${write.trim()}`, edits: [{ span, text: write }], safe: true }]

export const badDate = (token: IToken, line: number, faults: Faults): void => {
  faults.add(line, () => {
    const span = spanOf(token)
    const { why, hint, fixes } = malformed(token.image, span)
    return report('malformed-date', { file: faults.file, span, fixes }, { why, hint })
  })
}

export const badEscape = (token: IToken, line: number, faults: Faults): void => {
  if (!token.image.includes('\\')) return
  for (const { 0: image, index } of token.image.matchAll(/\\(.)/g)) {
    if (image === '\\"' || image === '\\\\') continue
    const start = token.startOffset + index
    const fixes: Fix[] = [{ title: 'Write the backslash twice', edits: [{ span: { start, end: start + 1 }, text: '\\\\' }], safe: true }]
    faults.add(line, () => report('unknown-escape', { file: faults.file, span: { start, end: start + 2 }, fixes }, { found: image }))
    return
  }
}

const letters = /[\p{L}\p{M}\p{N}_.]+/uy

/** A name with letters beyond a to z is kept as a name; any other strange sign is left out. Answers where it ends. */
export const unreadable = (source: string, token: IToken, tokens: IToken[], line: number, faults: Faults): number => {
  const before = tokens[tokens.length - 1]
  const joinsBefore = before !== undefined && before.image !== '' && before.startOffset + before.image.length === token.startOffset
  const start = joinsBefore && /^[A-Za-z_]/.test(before.image) ? before.startOffset : token.startOffset
  letters.lastIndex = start
  const name = /^\p{L}/u.test(token.image) || start < token.startOffset ? letters.exec(source)?.[0] : undefined
  if (name === undefined || start + name.length <= token.startOffset) {
    unknownCharacter(token, line, before?.image === '', faults)
    return token.startOffset + token.image.length
  }
  if (start < token.startOffset) tokens.pop()
  tokens.push({ image: name, startOffset: start, tokenType: FreeName, tokenTypeIdx: FreeName.tokenTypeIdx ?? -1 })
  const span = { start, end: start + name.length }
  const suggestion = plain(name)
  const fixes: Fix[] = [{ title: `Write ${suggestion}`, edits: [{ span, text: suggestion }], safe: false }]
  faults.add(line, () => report('non-ascii-name', { file: faults.file, span, fixes }, { found: name, suggestion }))
  return span.end
}

const unknownCharacter = (token: IToken, line: number, first: boolean, faults: Faults): void => {
  const character = String.fromCodePoint(token.image.codePointAt(0) ?? 0)
  const span = { start: token.startOffset, end: token.startOffset + character.length }
  const site = { file: faults.file, span }
  const { hint, write } = adviceFor(character, first)
  if (write === undefined && /^[\p{Cc}\p{Cs}\p{Cf}]/u.test(character)) {
    faults.add(line, () => report('control-character', site, { character: codeOf(character) }))
  } else faults.add(line, () => report('unknown-character', { ...site, fixes: fixesFor(span, write) }, { character: nameOf(character), hint }))
}

const codeOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

const nameOf = (character: string): string =>
  /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `\`${character}\` (${codeOf(character)})` : codeOf(character)

const spelled: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'], ['æ', 'ae'], ['Æ', 'Ae'], ['œ', 'oe'], ['Œ', 'Oe'], ['ø', 'o'], ['Ø', 'O'], ['đ', 'd'], ['ð', 'd'], ['þ', 'th'], ['ł', 'l'], ['Ł', 'L'], ['ı', 'i'],
])

/** The nearest name of plain letters. */
const plain = (name: string): string => {
  const letters = [...name].map((letter) => spelled.get(letter) ?? letter).join('')
  const ascii = letters.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9_.]+/g, '_')
  return /^[A-Za-z_]/.test(ascii) ? ascii : `_${ascii}`
}
