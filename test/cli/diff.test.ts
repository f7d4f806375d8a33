/** `rubric diff` from the command line to what it prints, writes and answers. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exitCodeOf } from '@rubric/cli'
import { describe, expect, it } from 'vitest'
import { files, met, notMet, policy, unknown } from './policies.ts'
import { repository } from './repository.ts'
import { folderWith, printed } from './run.ts'

const path = 'policies/sample/clinic.rubric'
const older = policy.replaceAll('2026-01-01', '2025-01-01')
const saying = (claim: string): string => policy.replace('AT LEAST 2 of', 'AT LEAST 1 of').replace('use shared\n', `use shared\n\nrevises 2025-01-01\n  ${claim}\n`)
const line = (claim: string) => ({ ...files, 'policies/sample/older.rubric': older, [path]: saying(claim) })
const both = ['sample.clinic', '2025-01-01', '2026-01-01']

const diff = (args: readonly string[], cwd: string, env = {}) => printed(['diff', ...args], { cwd, env })
const json = async (args: readonly string[], cwd: string) => JSON.parse((await diff([...args, '--format', 'json'], cwd)).out)

describe('a claim', () => {
  it('that is true ends well', async () => {
    const cwd = folderWith(line('admission broader "one of three is enough"'))
    expect(await diff(both, cwd)).toMatchObject({ code: 0, err: '', out: expect.stringContaining('The claim is true.') })
    expect((await json(both, cwd)).claims).toMatchObject([{ address: 'sample.clinic/admission', stated: 'broader', holds: 'yes', found: 'broader' }])
  })

  it('that is false is an error, with a member who shows it and the clause that did it', async () => {
    const cwd = folderWith(line('admission unchanged'))
    const { code, out } = await diff(both, cwd)
    expect(code).toBe(1)
    expect(out).toContain('The claim is false.')
    expect(out).toContain('Member 1')
    const [claim] = (await json(both, cwd)).claims
    expect(claim).toMatchObject({ holds: 'no', found: 'broader', witness: { cause: [{ address: 'sample.clinic/admission/C' }] } })
    const { facts, asOf } = claim.witness
    for (const [version, status] of [['older', claim.witness.old.answer], ['clinic', claim.witness.next.answer]]) {
      const words = { met: 'met', 'not met': 'not met', 'information needed': 'unknown' }
      const args = ['eval', `policies/sample/${version}.rubric`, '--facts', '-', '--as-of', asOf, '--format', 'json']
      const answer = JSON.parse((await printed(args, { cwd, stdin: JSON.stringify(facts) })).out)
      expect(answer.criteria[0].status).toBe(words[status as keyof typeof words])
    }
  })

  it('that nothing decides has an exit code of its own, but for one that is false', () => {
    const reviewed = (...all: readonly ('yes' | 'no' | 'undecided')[]) =>
      [{ data: { claims: all.map((holds) => ({ holds })) } }] as unknown as Parameters<typeof exitCodeOf>[0]
    expect(exitCodeOf(reviewed('yes', 'yes'), false)).toBe(0)
    expect(exitCodeOf(reviewed('yes', 'undecided'), false)).toBe(3)
    expect(exitCodeOf(reviewed('undecided', 'no'), false)).toBe(1)
    expect(exitCodeOf(reviewed(), true)).toBe(1)
  })
})

describe('a policy with errors', () => {
  it('is not compared, and its findings are shown beside the others', async () => {
    const broken = { 'policies/other/a.rubric': older.replace('sample.clinic', 'sample.other').replace('at least moderate', 'at least moderat'), 'policies/other/b.rubric': policy.replace('sample.clinic', 'sample.other') }
    const cwd = folderWith({ ...line('admission broader'), ...broken })
    const { code, out, err } = await diff(['--format', 'json'], cwd)
    expect(code).toBe(1)
    expect(JSON.parse(out).map((each: { next: { id: string } }) => each.next.id)).toEqual(['sample.clinic'])
    expect(err).toMatch(/policies\/other\/a\.rubric:\d+:\d+\n[\s\S]*moderat\n[\s\S]*policies\/other\/a\.rubric is not compared while it has errors\./)
  })
})

describe('recorded members', () => {
  it('are counted in the matrix, and those who cannot be are told with the reason', async () => {
    const { id: _1, ...covered } = met
    const { id: _2, ...refused } = notMet
    const { id: _3, ...thin } = unknown
    const asOf = '2026-03-01'
    const one = { ...covered, housing: false, school: false }
    const lines = [{ facts: covered, asOf }, { facts: one, asOf }, { facts: refused, asOf }, { facts: thin, asOf }, { facts: { severity: 'awful' }, asOf, id: 'x' }, { facts: {} }]
    const cwd = folderWith({ ...line('admission broader'), 'members.ndjson': lines.map((each) => JSON.stringify(each)).join('\n') })
    const { code, out, err } = await diff([...both, '--population', 'members.ndjson', '--format', 'json'], cwd)
    expect(code).toBe(0)
    const { population } = JSON.parse(out)
    const matrix = {
      met: { met: 1, 'information needed': 0, 'not met': 0 },
      'information needed': { met: 0, 'information needed': 1, 'not met': 0 },
      'not met': { met: 1, 'information needed': 0, 'not met': 1 },
    }
    expect(population).toMatchObject({ source: 'members.ndjson', members: 6, counts: { 'sample.clinic': matrix, 'sample.clinic/admission': matrix } })
    expect(population.unusable).toEqual([
      { place: 'line 6', reason: '`asOf` is a day, YYYY-MM-DD, or a minute; found nothing' },
      { place: 'line 5 (x)', reason: expect.stringContaining('/severity') },
    ])
    expect(err).toMatch(/^2 members of members\.ndjson not counted:\n {2}line 6: .*\n {2}line 5 \(x\): does not fit version 2025-01-01: /)
    const pretty = await diff([...both, '--population', 'members.ndjson'], cwd)
    expect(pretty.out).toContain('4 recorded members of members.ndjson')
  })

  it('have to be there', async () => {
    const cwd = folderWith({ ...line('admission broader'), 'none.json': '[{}]', 'bad.json': 'no' })
    expect(await diff([...both, '--population', 'missing.json'], cwd)).toMatchObject({ code: 2, err: expect.stringContaining('cannot read missing.json') })
    expect((await diff([...both, '--population', 'none.json'], cwd)).err).toContain("no member of none.json can be used; 1: `facts` holds the member's facts")
    expect((await diff([...both, '--population', 'bad.json'], cwd)).err).toContain('not JSON')
  })
})

describe('a member who is kept as an example', () => {
  it('is the one whose number is shown, stands below an untouched file, and comes out as expected', async () => {
    const cwd = folderWith(line('admission narrower'))
    const file = join(cwd, path)
    const text = readFileSync(file, 'utf8')
    const { out } = await diff(both, cwd)
    const numbers = [...out.matchAll(/--add-example (\d+)/g)].map(([, number]) => Number(number))
    expect(numbers).toEqual(numbers.map((_, at) => at + 1))
    expect(numbers.length).toBeGreaterThan(1)
    for (const [, number = '', asOf = ''] of out.matchAll(/^ {2}Member (\d+) \(synthetic\), as of (\S+)$/gm)) {
      writeFileSync(file, text)
      const added = await diff([...both, '--add-example', number], cwd)
      expect(added).toMatchObject({ code: 0, err: `Added to ${path}. Run it with: rubric test ${path}\n` })
      const after = readFileSync(file, 'utf8')
      expect(after).toBe(`${text}\n${added.out}`)
      expect(added.out).toMatch(new RegExp(`\nexample "admission: .* by the change from 2025-01-01" as of ${asOf}\n`))
      expect(added.out).toMatch(/\n {2}expect\n {4}admission {2}(met|not met|unknown)\n/)
      expect(await printed(['test', path], { cwd })).toMatchObject({ code: 0 })
    }
  })

  it.each([
    [[...both, '--add-example', '99'], 'there is no member 99: the comparison shows'],
    [[...both, '--add-example', '0'], '--add-example 0: give a whole number, 1 or more'],
    [[...both, '--add-example', '1', '--output', 'x'], 'leave the other options out'],
    [['--add-example', '1'], '--add-example takes one comparison; there are 2:\n  rubric diff sample.clinic 2024-01-01 2025-01-01 --add-example 1\n'],
  ])('%j is a usage error', async (args, message) => {
    const cwd = folderWith({ ...line('admission broader'), 'policies/sample/first.rubric': policy.replaceAll('2026-01-01', '2024-01-01') })
    expect(await diff(args, cwd)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) })
  })

  it('is not written into a text of the past', async () => {
    const { cwd, commit } = repository(line('admission broader'))
    commit({ [path]: saying('admission broader').replace('AT LEAST 1', 'AT LEAST 3') })
    expect((await diff(['HEAD~1..HEAD', '--add-example', '1'], cwd)).err).toContain('is a text of the past')
    expect((await diff(['HEAD~1..HEAD'], cwd)).out).not.toContain('--add-example')
    const { out } = await diff(['HEAD~1..'], cwd)
    expect(out).toContain(`rubric diff HEAD~1.. ${path} --add-example 1`)
    expect(out).toContain('version 2026-01-01 before → 2026-01-01 after')
    expect((await json(['HEAD~1..'], cwd))[0]).toMatchObject({ old: { version: '2026-01-01', file: `HEAD~1:${path}` }, next: { version: '2026-01-01', file: path } })
    expect(await diff(['HEAD~1..', path, '--add-example', '1'], cwd)).toMatchObject({ code: 0, out: expect.stringContaining('by the change from 2026-01-01"') })
  })
})

describe('every format', () => {
  const cwd = () => folderWith({ ...line('admission unchanged'), 'policies/sample/first.rubric': policy.replaceAll('2026-01-01', '2024-01-01') })
  const shown = async (words: readonly string[], format: string): Promise<string> => (await diff([...words, '--format', format], cwd())).out

  it('shows one comparison, or one after the other', async () => {
    for (const [words, count] of [[both, 1], [[], 2]] as const) {
      const times = (text: string, part: RegExp): number => [...text.matchAll(part)].length
      expect(times(await shown(words, 'pretty'), /^sample\.clinic: version/gm)).toBe(count)
      expect(times(await shown(words, 'markdown'), /^## Sample clinic$/gm)).toBe(count)
      const page = await shown(words, 'html')
      expect([times(page, /<!doctype html>/g), times(page, /<article class="comparison">/g), times(page, /<\/html>/g)]).toEqual([1, count, 1])
      const xml = await shown(words, 'junit')
      expect([times(xml, /<\?xml/g), times(xml, /<testsuites /g), times(xml, /<testsuite /g)]).toEqual([1, 1, 2 * count])
      expect(xml).toMatch(/^<testsuites tests="\d+" failures="1" /m)
      const { runs } = JSON.parse(await shown(words, 'sarif'))
      expect(runs).toHaveLength(1)
      expect(runs[0].results.filter(({ level }: { level: string }) => level === 'error')).toHaveLength(1)
      const data = JSON.parse(await shown(words, 'json'))
      expect(Array.isArray(data) ? data.length : 'one').toBe(count === 1 ? 'one' : 2)
    }
  })

  it('goes to a file where one is named', async () => {
    const folder = cwd()
    expect(await diff([...both, '--format', 'html', '--output', 'change.html'], folder)).toEqual({ code: 1, out: '', err: 'Written: change.html\n' })
    const page = readFileSync(join(folder, 'change.html'), 'utf8')
    expect(page).not.toMatch(/(src|href)="(?!#)/)
    expect((await diff([...both, '--output', 'no/such/folder'], folder)).err).toContain('cannot write no/such/folder')
  })

  it('is coloured as elsewhere, and colour says nothing that the words do not', async () => {
    const folder = cwd()
    const { out: plain } = await diff(both, folder)
    const { out } = await diff(both, folder, { FORCE_COLOR: '1' })
    expect(out).not.toBe(plain)
    expect(out.replace(/\u001b\[[0-9;]*m/g, '')).toBe(plain)
    expect((await diff(both, folder, { FORCE_COLOR: '1', NO_COLOR: '1' })).out).toBe(plain)
    expect((await diff([...both, '--no-color'], folder, { FORCE_COLOR: '1' })).out).toBe(plain)
  })

  it('is the same whenever it is asked', async () => {
    expect(await shown(both, 'json')).toBe(await shown(both, 'json'))
  })
})
