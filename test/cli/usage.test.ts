import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { folderWith, rubric } from './run.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const at = { cwd: here }

describe('the command line', () => {
  it('without a command shows what there is, as a usage error', async () => {
    const { code, out } = await rubric([], at)
    expect(code).toBe(2)
    for (const name of ['check', 'fmt', 'build', 'eval', 'test', 'diff', 'explain']) expect(out).toContain(`rubric ${name} `)
  })

  it('helps on stdout, and gives its version', async () => {
    expect(await rubric(['--help'], at)).toMatchObject({ code: 0, err: '' })
    expect(await rubric(['--version'], at)).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' })
  })

  it.each(['check', 'fmt', 'build', 'eval', 'test', 'diff', 'explain'])('%s explains itself with examples', async (name) => {
    const { code, out, err } = await rubric([name, '--help'], at)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(new RegExp(`^rubric ${name} .*\n`))
    expect(out).toContain(`\nExamples\n  # `)
    expect(out).toContain(`\n  rubric ${name}`)
    expect((await rubric(['help', name], at)).out).toBe(out)
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  it.each([
    [['chekc'], 'rubric has no command chekc; did you mean check?'],
    [['constructor'], 'rubric has no command constructor'],
    [['check', '--fromat', 'json'], 'rubric check has no option --fromat; did you mean --format?'],
    [['check', '--format'], '--format needs FORMAT'],
    [['check', '--format', 'xml'], '--format xml: choose one of pretty, json, github, sarif'],
    [['check', '--fail-on', 'notes'], '--fail-on notes: choose one of error, warning'],
    [['check', '--help=yes'], '--help takes no value'],
    [['check', 'no-such-folder'], 'there is no file or folder no-such-folder'],
    [['diff', '--runs', 'many'], '--runs many: give a whole number, 1 or more'],
    [['diff', '--format', 'github'], '--format github: choose one of pretty, markdown, html, json, sarif, junit'],
    [['explain', 'no-such-code'], 'no finding has the code no-such-code'],
    [['explain', 'a', 'b'], 'one code at a time'],
  ])('%j is a usage error: on stderr, exit 2, nothing on stdout', async (args, message) => {
    const { code, out, err } = await rubric(args, at)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(`rubric: ${message}`)
    expect(err).toMatch(/\nTry: rubric (\w+ )?--help\n$/)
  })

  it('does not crash when its reader goes away', async () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `  fact_${index} yes/nu "text"\n`)
    const folder = folderWith({ 'policies/a.rubric': `policy a.b "A"\n\nfacts\n${lines.join('')}` })
    const program = fileURLToPath(new URL('../../packages/cli/bin/rubric.js', import.meta.url))
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${program}" check --format json | head -n 1`], { cwd: folder })
    const read = { out: '', err: '' }
    shell.stdout.setEncoding('utf8').on('data', (text: string) => (read.out += text))
    shell.stderr.setEncoding('utf8').on('data', (text: string) => (read.err += text))
    await new Promise((resolve) => shell.on('close', resolve))
    expect(read).toEqual({ out: '{\n', err: '' })
  })
})
