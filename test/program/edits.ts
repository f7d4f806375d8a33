/** Edits of a workspace, as people make them and as they befall it: letters, lines, files that come and go, data that changes. */
import { createHash } from 'node:crypto'
import type { DataText } from '@rubric/compiler'
import fc from 'fast-check'
import { isSource } from '../laws/subject.ts'
import type { SourceText } from './renamed.ts'

/** Every place and choice is a number, taken modulo what there is when its turn comes. */
export type Edit =
  | { readonly kind: 'type'; readonly file: number; readonly at: number; readonly text: string }
  | { readonly kind: 'rub out'; readonly file: number; readonly at: number; readonly length: number }
  | { readonly kind: 'drop line' | 'repeat line' | 'remove file'; readonly file: number; readonly at: number }
  /** A line goes to another place, perhaps in another file. */
  | { readonly kind: 'move line' | 'copy file'; readonly file: number; readonly at: number; readonly to: number }
  /** As it was at first. */
  | { readonly kind: 'restore'; readonly file: number }

const words = [
  'a', ' ', '\n', '  ', '"', '(', '#', '.', ':', '1', 'é', '\r', '\t', ' and ', ' or ', 'not ', 'use shared.t0\n', 'use shared.t1\n', '\nuse other.terms\n',
  '\nfacts\n  extra  yes/no\n', '\nfacts\n  symptom  count\n', '\ndefine round: round\n', '\ndefine there: back\ndefine back: there\n',
  '\ncriteria more "More"\n  symptom\n', '\ncriteria more "More"\n  round or extra\n', '  version 2026-01-01\n', '  version 2026-02-01\n', '  ends 2026-01-15\n',
  '\nexample "more" as of 2026-01-01\n  given\n    symptom yes\n  expect\n    more met\n', '\nterms\n  PCP "Person-Centered Plan"\n', 'vocabulary shared.t1 "V"\n', 'policy example.p0 "P"\n',
  '\ncodes c from "codes.csv"\n', '\ndetermination d\n  requires more\n', '\nrevises 2026-01-01 broader\n  more removed\n',
  '\nrevises 2026-02-01\n  admission unchanged\n', '\nnever more, admission together\n',
]

const place = fc.nat()

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('type' as const), file: place, at: place, text: fc.constantFrom(...words) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('rub out' as const), file: place, at: place, length: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('drop line' as const, 'repeat line' as const), file: place, at: place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('move line' as const, 'copy file' as const), file: place, at: place, to: place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove file' as const), file: place, at: place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restore' as const), file: place }) },
)

export type Change = readonly [path: string, text: string | undefined]

/** The files that an edit changes; undefined where one is gone. `files` is what there is now, `first` what there was at first. */
export const changesOf = (each: Edit, files: ReadonlyMap<string, string>, first: readonly SourceText[]): readonly Change[] => {
  const restored = first[each.file % first.length]
  if (each.kind === 'restore') return restored === undefined ? [] : [[restored.path, restored.text]]
  const paths = [...files.keys()].sort()
  const path = paths[each.file % paths.length] ?? ''
  const text = files.get(path)
  if (text === undefined) return []
  const at = each.at % (text.length + 1)
  const lines = text.split('\n')
  const line = each.at % lines.length
  switch (each.kind) {
    case 'type': {
      // Whole lines go between lines, most of the time.
      const to = each.text.endsWith('\n') && each.text.length > 1 && each.at % 8 > 0 ? text.lastIndexOf('\n', at) + 1 : at
      return [[path, text.slice(0, to) + each.text + text.slice(to)]]
    }
    case 'rub out': return [[path, text.slice(0, at) + text.slice(at + each.length)]]
    case 'drop line': return [[path, lines.toSpliced(line, 1).join('\n')]]
    case 'repeat line': return [[path, lines.toSpliced(line, 0, lines[line] ?? '').join('\n')]]
    case 'remove file': return [[path, undefined]]
    // Before the others by its path, or after them.
    case 'copy file': return [[isSource({ path, text }) ? `${each.to % 2 === 0 ? 'copy' : 'x'}/${each.to % 3}.rubric` : path, text]]
    case 'move line': {
      const to = paths[each.to % paths.length] ?? ''
      const left = lines.toSpliced(line, 1)
      const target = to === path ? left : (files.get(to) ?? '').split('\n')
      const moved = target.toSpliced(each.to % (target.length + 1), 0, lines[line] ?? '').join('\n')
      return to === path ? [[path, moved]] : [[path, left.join('\n')], [to, moved]]
    }
  }
}

export const dataOf = (path: string, text: string): DataText => ({ path, text, sha256: createHash('sha256').update(text).digest('hex') })
