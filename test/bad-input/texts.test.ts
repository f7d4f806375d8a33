/** Texts that mean something to programs, in every place where an author may write a text: they come through as they are, and do nothing. */
import { describe, expect, it } from 'vitest'
import { built } from './artifact.ts'
import { check } from './check.ts'

/** What the author means to say. */
const said = 'back`tick ${process.exit(7)} */ /* </script> <!-- ]]> \\n \\u0041 \u2028 \u2029 \u0085 "quoted" \'single\' @ts-ignore {hole} %s #sourceMappingURL=x é 字 🏠 \u202e \ufeff'

/** How it is written in a file: a quote and a backslash after a backslash. */
const written = `"${said.replace(/[\\"]/g, '\\$&')}"`

const policy = `policy example.texts ${written}
  issuer     ${written}
  number     ${written}
  version    2026-01-01
  effective  2026-01-01
  approved   2026-01-01 by ${written}
  source     ${written}
  language   1

facts
  housing  yes/no, by clinician  ${written} §${written}
  events   list of               ${written} §${written}
    on     date                  ${written}
    kind   one of a, b           ${written}

codes depression ${written} §${written}
  ICD-10-CM F32.1

define often ${written} §${written}: count of events where kind is a at least 2

criteria admission ${written} §${written}
  ALL of
    1. ${written} §${written}
      housing
    2. ${written} §${written} ANY of
      - ${written} §${written} often
      - or other ${written} housing
      unless any events

guidance length ${written} §${written}
  - ${written} §${written}

interpretation why ${written} §${written}
  against    ${written}
  decided by ${written} on 2026-01-01
  because    ${written}
  affects    admission/1

example ${written} as of 2026-03-01
  given
    housing  yes
  expect
    admission  met
`

/** Every text in a piece of JSON. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

describe('texts that programs could mistake for their own', () => {
  it('are no fault, and stand in the graph letter by letter', () => {
    const { policy: compiled, found } = check(policy)
    expect(found).toEqual([])
    const graph = compiled?.graph
    expect(JSON.parse(JSON.stringify(graph))).toEqual(graph)
    const whole = textsIn(graph).filter((text) => text === said)
    expect(whole.length).toBeGreaterThan(25)
    expect(compiled?.examples[0]?.purpose).toBe(said)
  })

  it('are built: the module compiles, does nothing of its own, and gives them back', async () => {
    const { text, typeErrors, ask } = await built('example.texts', { 'policies/texts.rubric': policy })
    expect(typeErrors).toBe('')
    for (const ending of ['.ts', '.js', '.validate.js']) {
      expect(text(ending)).not.toMatch(/<\/script|<!--|[\u2028\u2029\u0085\u202e]|[#@]\s*sourceMappingURL/)
      // Node.js puts U+FEFF, a blank, where types of several bytes were; the others have none.
      if (ending !== '.js') expect(text(ending)).not.toContain('\ufeff')
      expect(text(ending).split('\n').filter((line) => /^\s*(?:\/\/|\/?\*)/.test(line) && line.includes('@'))).toEqual([])
    }
    const { criteria, guidance, interpretations } = JSON.parse(text('.graph.json')) as Readonly<Record<string, readonly object[]>>
    expect(textsIn([criteria, guidance, interpretations]).filter((each) => each === said).length).toBeGreaterThan(8)
    expect(textsIn(JSON.parse(text('.schema.json'))).join('\n')).toContain(said)
    expect(ask(`policy.evaluate({ housing: true }, '2026-03-01').decision`)).toEqual({ admission: 3 })
    expect(textsIn(ask('policy.policy')).filter((each) => each === said).length).toBeGreaterThan(8)
  }, 120_000)

  it('steer no terminal where they are shown', async () => {
    const { rubric, folderWith } = await import('../cli/run.ts')
    const steering = policy.replace('    1. ', '    1 ').replaceAll('🏠', '🏠\u001b[31m\u0007\u009b2J')
    const cwd = folderWith({ 'policies/texts.rubric': steering })
    const { out, code } = await rubric(['check'], { cwd })
    expect(code).toBe(1)
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  }, 60_000)
})
