/** Slips at the beginning of a line: labels of other kinds, misspelt first words, a line that goes on without an indent. */
import type { IToken } from 'chevrotain'
import type { Fix } from '../diagnostic.ts'
import { endOf, isNumber, type Slip, slip, startOf, touch } from './spot.ts'

/** Letters added, dropped, replaced, or two neighbours swapped (optimal string alignment), no more than `most`. */
const isNear = (a: string, b: string, most: number): boolean => {
  if (Math.abs(a.length - b.length) > most) return false
  let above: readonly number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const before = above
    above = row
    row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same, swapped))
    }
  }
  return (row[b.length] ?? 0) <= most
}

/** The word that a misspelt one stands for. */
export const nearest = (found: string, words: readonly string[]): string | undefined => {
  const small = found.toLowerCase()
  if (found.length > 30) return undefined
  return words.find((word) => word.toLowerCase() === small) ?? words.find((word) => isNear(small, word.toLowerCase(), Math.max(1, Math.floor(word.length / 3))))
}

const replace = (title: string, start: number, end: number, text: string, safe: boolean): Fix => ({ title, edits: [{ span: { start, end }, text }], safe })

/** `1)`, `(1)`, `1."text"`, `2.fact`, `housing "text"`: a label that is none yet. */
export const labelSlip = (words: readonly IToken[]): Slip => {
  const [first, second, third] = words
  const image = first?.image ?? ''
  if (first === undefined) return slip('Write a label before it, such as `-`.')
  const isLabel = (text: string): boolean => /^[A-Za-z0-9]{1,4}$/.test(text)
  if (second?.image === ')' && isLabel(image)) return slip(`Write \`${image}.\` as the label.`, replace(`Write ${image}.`, startOf(first), endOf(second), `${image}.`, true))
  if (image === '(' && third?.image === ')' && isLabel(second?.image ?? '')) {
    const label = `${second?.image ?? ''}.`
    return slip(`Write \`${label}\` as the label.`, replace(`Write ${label}`, startOf(first), endOf(third), label, true))
  }
  const joined = /^([0-9A-Za-z]{1,3})\.[A-Za-z_]/.exec(image)?.[1]
  if (joined !== undefined) return slip(`Put a space after the label: \`${joined}.\`.`, replace('Add a space', startOf(first) + joined.length + 1, startOf(first) + joined.length + 1, ' ', true))
  if (second?.image === '.' && touch(first, second) && isLabel(image)) {
    return slip(`Put a space after the label: \`${image}.\`.`, replace('Add a space', endOf(second), endOf(second), ' ', true))
  }
  if (isNumber(image) && (second?.image.startsWith('"') ?? false)) return slip(`Write a point after the label: \`${image}.\`.`, replace('Add .', endOf(first), endOf(first), '.', true))
  if (/^[a-z]\w*$/.test(image) && (second?.image.startsWith('"') ?? false)) {
    return slip(`Write a colon after the label: \`${image}:\`.`, replace('Add :', endOf(first), endOf(first), ':', false))
  }
  return slip('Write a label before it, such as `-`.', replace('Add -', startOf(first), startOf(first), '- ', false))
}

const continuers = new Set(['and', 'or', 'where'])

/** Words by which the lines of limits, exceptions and determinations may be meant. */
const otherStarts: ReadonlyMap<string, string> = new Map([
  ...['duty', 'duties', 'obligation', 'deadline', 'standard'].map((word) => [word, 'requirement'] as const),
  ...['criterion', 'rule', 'indication', 'indications'].map((word) => [word, 'criteria'] as const),
  ...['cap', 'maximum', 'quota'].map((word) => [word, 'limit'] as const),
  ...['override', 'waiver', 'exemption'].map((word) => [word, 'exception'] as const),
  ...['decision', 'authorization', 'approval', 'outcome'].map((word) => [word, 'determination'] as const),
  ...['supersedes', 'amends', 'updates', 'changes', 'revision'].map((word) => [word, 'revises'] as const),
  ...['note', 'recommendation'].map((word) => [word, 'guidance'] as const),
  ...['abbreviations', 'glossary'].map((word) => [word, 'terms'] as const),
  ...['definition', 'definitions'].map((word) => [word, 'define'] as const),
  ...['test', 'case', 'scenario'].map((word) => [word, 'example'] as const),
  ...['include', 'import', 'uses'].map((word) => [word, 'use'] as const),
  ...['if', 'where', 'for', 'applies', 'whenever'].map((word) => [word, 'when'] as const),
  ...['waives', 'waive', 'suspends', 'removes', 'lift'].map((word) => [word, 'lifts'] as const),
  ...['overrides', 'substitutes', 'replace'].map((word) => [word, 'replaces'] as const),
  ...['flags', 'sends', 'pends', 'escalates', 'refer'].map((word) => [word, 'refers'] as const),
  ...['precedes', 'over'].map((word) => [word, 'before'] as const),
  ...['require', 'needs', 'criteria'].map((word) => [word, 'requires'] as const),
  ...['exclude', 'prohibits', 'not'].map((word) => [word, 'excludes'] as const),
  ...['limits', 'limited', 'within'].map((word) => [word, 'subject to'] as const),
  ...['grant', 'authorizes', 'approves', 'allows'].map((word) => [word, 'grants'] as const),
  ...['phase', 'type'].map((word) => [word, 'stage'] as const),
  ...['hours', 'opens'].map((word) => [word, 'open'] as const),
  ...['holiday', 'closed'].map((word) => [word, 'holidays'] as const),
])

/** `less than 6 units` in a limit, `E0601, E0470` in a set of codes. */
const lineOf = ([first, second, third]: readonly IToken[], choices: readonly string[]): Slip | undefined => {
  if (first === undefined) return undefined
  const number = /^[1-9][0-9]*$/.exec(third?.image ?? '')?.[0]
  if (/^(?:less|fewer)$/.test(first.image) && second?.image === 'than' && third !== undefined && number !== undefined && choices.includes('at most')) {
    const write = `at most ${String(Number(number) - 1)}`
    return slip(`Write \`${write}\`.`, replace(`Write ${write}`, startOf(first), endOf(third), write, false))
  }
  if (choices.length === 0 && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(first.image)) return slip(`Write the field before it, such as \`on ${first.image}\`.`)
  if (choices.includes('ICD-10-CM') && /^(?:[A-Z][0-9]{4}|[0-9]{4,5})(?:-[A-Z0-9]{2})*$/.test(first.image)) {
    const system = systemOf(first.image)
    return slip(`Write the code system before the code: \`${system} ${first.image}\`.`, replace(`Add ${system}`, startOf(first), startOf(first), `${system} `, true))
  }
  return undefined
}

/** A guess at the system of a code. */
export const systemOf = (code: string): string => (/^[0-9]{4}$/.test(code) ? 'REV' : /^[0-9]/.test(code) ? 'CPT' : 'HCPCS')

/** What a line that begins with nothing known was meant to be; `choices` are the words that fit. */
export const lineStartSlip = (line: readonly IToken[], choices: readonly string[]): Slip => {
  const [first] = line
  const image = first?.image ?? ''
  const whole = lineOf(line, choices)
  if (whole !== undefined) return whole
  if (first !== undefined && continuers.has(image.toLowerCase()) && !choices.includes('when')) return slip('Indent it two spaces deeper than the line that it continues.')
  const other = otherStarts.get(image.toLowerCase())
  const meant = other !== undefined && choices.includes(other) ? other : nearest(image, choices)
  if (first !== undefined && meant !== undefined) return slip(`Write \`${meant}\`.`, replace(`Write ${meant}`, startOf(first), endOf(first), meant, false))
  return slip(choices.length === 0 ? 'Move it to the level that it belongs to.' : 'Begin the line with one of these, or indent it under the line that it belongs to.')
}
