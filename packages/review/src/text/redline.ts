/** A redline for the terminal: `[-old-]` and `{+new+}`, whatever the colours. */
import type { Redline, RedlinePart } from '../redline/redline.ts'
import type { Run } from '../redline/runs.ts'
import { readable } from '../redline/words.ts'
import { isApart, movedText, partLabel, shownParts } from '../report/changed-words.ts'
import { counted } from '../report/words.ts'
import { type Line, stretch, type Stretch, type Style, wrapped } from './lines.ts'

const styles: Readonly<Record<Run['did'], Style>> = { same: 'plain', added: 'added', removed: 'removed' }
const changes: Readonly<Record<RedlinePart['change'], Style>> = {
  same: 'plain',
  changed: 'strong',
  moved: 'strong',
  added: 'added',
  removed: 'removed',
}
const signs: Readonly<Record<Run['did'], readonly [string, string]>> = {
  same: ['', ''],
  added: ['{+', '+}'],
  removed: ['[-', '-]'],
}

export const redlineLines = (redline: Redline, width: number): readonly Line[] => {
  const { parts, same } = shownParts(redline)
  return [
    ...parts.flatMap((part) => partLines(part, width)),
    ...wrapped(
      [
        stretch(
          parts.length === 0
            ? 'Every word is the same.'
            : `${counted(same, 'other part is', 'other parts are')} the same, word for word.`,
        ),
      ],
      width,
      2,
    ),
  ]
}

const partLines = (part: RedlinePart, width: number): readonly Line[] => {
  const moved = movedText(part)
  return [
    ...wrapped(
      [
        stretch(`${part.change}  `, changes[part.change]),
        stretch(partLabel(part)),
        stretch(moved === '' ? '' : `, ${moved}`, 'quiet'),
      ],
      width,
      2,
      4,
    ),
    ...wrapped(
      part.runs.flatMap((run, index) => runStretches(run, isApart(part.runs, index))),
      width,
      6,
    ),
  ]
}

const runStretches = ({ did, words }: Run, apart: boolean): readonly Stretch[] => {
  const [opens, closes] = signs[did]
  return [stretch(apart ? ' ' : ''), stretch(`${opens}${readable(words)}${closes}`, styles[did])]
}
