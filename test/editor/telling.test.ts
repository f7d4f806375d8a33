import {
  codeLenses,
  coverageOf,
  evaluateMember,
  examplesIn,
  hoverAt,
  inlayHints,
  inlineValues,
  plainReading,
  previewOf,
  runExamplesOf,
  viewText,
} from '@rubric/language-service'
import { policy } from '@rubric/harness'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deep } from '../laws/runs.ts'
import { programOf, realProgram } from '../support/programs.ts'
import { sourceFiles } from '../support/real-policies.ts'

const runs = deep ? 2_000 : 30

type Asked = ReturnType<typeof programOf>

/** Everything that is told of a file, at these offsets. */
const askAll = (program: Asked, path: string, offsets: readonly number[]): void => {
  const whole = { start: 0, end: program.file(path)?.text.length ?? 0 }
  const { name = 'nobody' } = examplesIn(program, path)[0] ?? {}
  const member = { kind: 'example', name } as const
  for (const offset of offsets) hoverAt(program, path, offset, '2026-08-31')
  plainReading(program, path)
  inlayHints(program, path, whole)
  codeLenses(program, path)
  coverageOf(program, path, runExamplesOf(program, path, [name]))
  evaluateMember(program, path, { kind: 'facts', facts: {}, asOf: '2026-03-01' })
  inlineValues(program, path, whole, member)
  previewOf(program, path, member)
  viewText(program, { kind: 'trace', path, example: name })
  viewText(program, { kind: 'typescript', path })
}

const spread = (length: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => Math.floor((at * length) / count))

/** What a text looks like while somebody works on it: cut off, a piece gone, signs in its midst. */
const damaged = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.nat(text.length),
      fc.nat(400),
      fc.constantFrom('', ' ', '\n', '(', ')', '"', '§', ' and ', 'at least ', '\n  - ', '🙂', '\t', '/', '.'),
    )
    .map(([at, gone, put]) => text.slice(0, at) + put + (gone > 350 ? '' : text.slice(at + gone)))

describe('whatever is asked about a text, nothing throws', () => {
  test('at any offset of a real policy', () => {
    const program = realProgram()
    for (const path of program.paths()) {
      const { length } = program.file(path)?.text ?? ''
      askAll(program, path, spread(length + 2, deep ? length : 300))
    }
    expect(hoverAt(program, 'not/there.rubric', 0, '2026-03-01')).toBeUndefined()
    askAll(program, 'not/there.rubric', [0])
  })

  const small = sourceFiles.filter(({ text }) => text.length < 20_000)

  test('of a real policy in the midst of work', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...small).chain(({ path, text }) => damaged(text).map((broken) => ({ path, broken }))),
        ({ path, broken }) => {
          const program = programOf(
            [path, broken],
            ...sourceFiles.filter((file) => file.path.includes('shared')).map((file) => [file.path, file.text] as const),
          )
          askAll(program, path, spread(broken.length + 1, 60))
        },
      ),
      { numRuns: runs },
    )
  })

  test('of a random policy, whole or damaged', () => {
    fc.assert(
      fc.property(
        policy.chain(({ files }) => damaged(files[0]?.text ?? '').map((broken) => ({ files, broken }))),
        ({ files, broken }) => {
          const others = files
            .slice(1)
            .filter(({ path }) => path.endsWith('.rubric'))
            .map(({ path, text }) => [path, text] as const)
          const [{ path, text } = { path: '', text: '' }] = files
          for (const each of [text, broken]) askAll(programOf([path, each], ...others), path, spread(each.length + 1, 60))
        },
      ),
      { numRuns: runs },
    )
  })
})
