/** Careless and careful edits of a text, for the laws of the redline. */
import { parse, tokenize } from '@rubric/syntax'

type Pick = (below: number) => number

const shuffledOnce = (lines: readonly string[], pick: Pick): readonly string[] => {
  const [from, to] = [pick(lines.length), pick(lines.length)]
  const [line = ''] = lines.slice(from, from + 1)
  const rest = lines.toSpliced(from, 1)
  return rest.toSpliced(to, 0, line)
}

/** Whole lines left out, doubled, or put elsewhere; numbers and words changed. What comes out need not be a policy. */
export const edited = (text: string, pick: Pick): string => {
  let lines: readonly string[] = text.split('\n')
  for (let count = 1 + pick(4); count > 0; count--) {
    const at = pick(lines.length)
    const line = lines[at] ?? ''
    const edits: readonly (() => readonly string[])[] = [
      () => lines.toSpliced(at, 1 + pick(3)),
      () => lines.toSpliced(at, 0, line),
      () => shuffledOnce(lines, pick),
      () =>
        lines.with(
          at,
          line.replace(/\d+/, (number) => String(Number(number) + 1)),
        ),
      () => lines.with(at, line.replace(/[a-z_]{4,}/, 'another')),
    ]
    lines = edits[pick(edits.length)]?.() ?? lines
  }
  return lines.join('\n')
}

/** One word that another word could be, where the text is still one that can be read; null where there is none at this place. */
export const withOneWordChanged = (text: string, seed: number): string | null => {
  const end = text.search(/^example /m)
  const words = tokenize(text).filter(({ kind, start }) => kind === 'token' && (end < 0 || start < end))
  const piece = words[seed % words.length]
  if (piece === undefined) return null
  const image = text.slice(piece.start, piece.end)
  const other = /^\d+$/.test(image)
    ? String(Number(image) + 1)
    : /^[a-z_.]+$/.test(image)
      ? `${image}_2`
      : /^"/.test(image)
        ? `"${'x'}${image.slice(1)}`
        : null
  if (other === null) return null
  const changed = text.slice(0, piece.start) + other + text.slice(piece.end)
  return parse('', changed).diagnostics.some(({ severity }) => severity === 'error') ? null : changed
}
