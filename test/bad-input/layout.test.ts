/** White space, quotes and characters that come with copied text: each is named where it stands, or makes no difference. */
import { readWorkspace } from '@rubric/cli'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../cli/run.ts'
import { check, findings, header } from './check.ts'

const facts = 'facts\n  housing  yes/no  "housing"\n  school   yes/no  "school"\n\n'
const criteria = 'criteria c "C"\n  ALL of\n    1. "a" housing\n    2. "b"\n      school\n'
const whole = `${header}${facts}${criteria}`

const graphOf = (text: string): unknown => {
  const { policy, found } = check(text)
  expect(found).toEqual([])
  return JSON.parse(JSON.stringify(policy?.graph, (key, value: unknown) => (key === 'span' ? undefined : value)))
}

describe('line ends', () => {
  it.each([
    ['of Windows', whole.replaceAll('\n', '\r\n')],
    ['of old computers', whole.replaceAll('\n', '\r')],
    ['of all kinds', whole.replace('\n', '\r\n').replace('\n  1', '\r  1')],
    ['after a byte-order mark', `\ufeff${whole}`],
    ['after a byte-order mark, of Windows', `\ufeff${whole.replaceAll('\n', '\r\n')}`],
    ['with spaces before them', whole.replaceAll('\n', '  \n')],
    ['missing at the end', whole.trimEnd()],
    ['doubled', whole.replaceAll('\n', '\n\n')],
  ])('%s make no difference', (_name, text) => {
    expect(graphOf(text)).toEqual(graphOf(whole))
  })

  it('count in places as they do in an editor', () => {
    expect(check(`\ufeff${whole.replace('housing\n    2', 'hausing\n    2').replaceAll('\n', '\r\n')}`).found).toEqual(['unknown-name 13'])
  })
})

describe('the indent', () => {
  it('of tabs is named on every line, and the lines still count', () => {
    const { found, policy } = check(`${header}${facts}${criteria.replace(/^ +/gm, (spaces) => '\t'.repeat(spaces.length / 2))}`)
    expect(found).toEqual(['tab-in-indent 12', 'tab-in-indent 13', 'tab-in-indent 14', 'tab-in-indent 15'])
    expect(policy?.graph.clauses.map(({ address }) => address)).toEqual(['example.program/c', 'example.program/c/1', 'example.program/c/2'])
  })

  it('of tabs and spaces is named where there are tabs', () => {
    expect(findings(`${facts}criteria c "C"\n  ALL of\n\t\t1. "a" housing\n    2. "b" school\n`)).toEqual(['tab-in-indent 7'])
  })

  it('that fits no level is named, with those that fit', () => {
    const { diagnostics, found } = check(`${header}${facts}criteria c "C"\n  ALL of\n    1. "a" housing\n     2. "b" school\n`)
    expect(found).toEqual(['indent-fits-no-level 14'])
    expect(diagnostics[0]).toMatchObject({ label: '5 spaces before this line', text: 'Spaces that fit here: 0, 2, 4, 6' })
  })

  it('of four spaces a level is named, and the outline is understood', () => {
    const { found, policy } = check(`${header}${facts}${criteria.replace(/^ +/gm, (spaces) => spaces.repeat(2))}`)
    expect(new Set(found.map((each) => each.replace(/ \d+$/, '')))).toEqual(new Set(['indent-fits-no-level']))
    expect(policy?.graph.clauses).toHaveLength(3)
  })
})

describe('characters', () => {
  it.each([
    ['curly quotes', 'criteria c “C”\n  housing\n', 'curly-quotes 5'],
    ['half-curly quotes', 'criteria c “C"\n  housing\n', 'curly-quotes 5'],
    ['low quotes', 'criteria c „C“\n  housing\n', 'curly-quotes 5'],
    ['single quotes', "criteria c 'C'\n  housing\n", 'unknown-character 5'],
    ['a text that is not closed', 'criteria c "C\n  housing\n', 'unclosed-string 5'],
    ['a name with other letters', 'criteria überprüfung "C"\n  housing\n', 'non-ascii-name 5'],
    ['a name in other letters', 'criteria 住房 "C"\n  housing\n', 'non-ascii-name 5'],
    ['a space that is none', 'criteria c "C"\n  housing\u00a0and school\n', 'unknown-character 6'],
    ['a space without width', 'criteria c "C"\n  housing\u200b and school\n', 'unknown-character 6'],
    ['a dash of print', 'criteria c "C"\n  ALL of\n    – housing\n', 'unknown-character 7'],
    ['a bullet', 'criteria c "C"\n  ALL of\n    • housing\n', 'unknown-character 7'],
    ['a sign of comparison', 'criteria c "C"\n  member.age ≥ 18 years\n', 'unknown-character 6'],
    ['NUL', 'criteria c "C"\n  housing\u0000 and school\n', 'control-character 6'],
    ['a mark that turns the reading order', 'criteria c "C"\n  housing\u202e and school\n', 'control-character 6'],
    ['half of a character', 'criteria c "C"\n  housing\ud83d and school\n', 'control-character 6'],
    ['a picture', 'criteria c "C"\n  housing 🏠 and school\n', 'unknown-character 6'],
  ])('%s is named where it stands', (_name, body, expected) => {
    const errors = findings(facts + body)
    expect(errors.filter((each) => !each.startsWith('fact-never-read') && !each.startsWith('unknown-line-start'))).toEqual([expected])
  })

  it.each(['\u0000', '\ud83d', '\udc00', '\u2028', '\u202e', '\u0007', '🏠', '\ufffe'])('%j in a text is kept', (character) => {
    const { policy, found } = check(`${header}facts\n  housing  yes/no  "a${character}b"\n\ncriteria c "C"\n  housing\n`)
    expect(found).toEqual([])
    expect(policy?.graph.facts[0]?.text).toBe(`a${character}b`)
  })
})

describe('a file', () => {
  it('that is empty has no header', () => {
    expect(check('').found).toEqual(['missing-header 1'])
  })

  it.each(['\n\n\n', '   \n\t\n', '# only\n# comments\n', '\ufeff', '\r\n'])('of %j has no header', (text) => {
    expect(check(text).found).toEqual(['missing-header 1'])
  })

  it('that is no policy at all is refused in a few words', () => {
    const letter = 'Dear member,\n\nWe have received your request and will answer it soon.\n\nSincerely,\nYour plan\n'
    const { found, policy } = check(letter)
    expect(policy).toBeUndefined()
    expect(found.length).toBeLessThanOrEqual(4)
  })

  it.each([
    ['of a word processor', [0x50, 0x4b, 3, 4, 0, 0, 0x21, 0xff]],
    ['of random bytes', Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)],
    ['in UTF-16', [0xff, 0xfe, 0x70, 0, 0x6f, 0]],
    ['in an older encoding', [0x70, 0xe4, 0x70]],
    ['with a NUL', [0x70, 0x6f, 0, 0x6c]],
  ])('%s is no text', (_name, bytes) => {
    const { diagnostics, files } = readWorkspace([], folderWith({ 'policies/x.rubric': Uint8Array.from(bytes) }))
    expect(diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual(['file-not-text policies/x.rubric'])
    expect(files).toEqual([])
  })
})
