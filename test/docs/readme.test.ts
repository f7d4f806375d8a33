/** The README shows what is so: its policy compiles, its code runs, and the demo prints what it says. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { evaluateReference } from '@rubric/compiler'
import { statusWord } from '@rubric/runtime'
import { afterAll, describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const blocks = (kind: string): readonly string[] => [...readme.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text)
const run = (cwd: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } })

/** Where the README says `../my-policies`. */
const inFolder = (path: string): string => path.replaceAll('../my-policies', join(folder, 'my-policies'))

/** One line that the README tells to type. */
const step = (line: string): string => {
  const command = inFolder(line)
  if (command.startsWith('mkdir ')) {
    mkdirSync(command.slice('mkdir '.length))
    return ''
  }
  const [, args] = /^npx -y pnpm@12 rubric (.*)$/.exec(command) ?? []
  if (args === undefined) throw new Error(`not a step: ${line}`)
  return run(root, 'packages/cli/bin/rubric.js', ...args.split(' '))
}

/** The reviewer works in this repository; here, in a copy of what the page touches. */
const createReview = () => {
  const home = join(folder, 'review/repository')
  for (const path of ['policies', 'packages/cli/demo']) cpSync(join(root, path), join(home, path), { recursive: true })
  let draft = ''
  const step = (line: string): string => {
    const [, from, to] = /^cp (\S+) (\S+)$/.exec(line) ?? []
    if (from !== undefined && to !== undefined) {
      draft = join(home, to)
      cpSync(join(home, from), draft)
      return ''
    }
    const [, gone] = /^rm (\S+)$/.exec(line) ?? []
    if (gone !== undefined) {
      rmSync(join(home, gone))
      return ''
    }
    const [, args] = /^npx -y pnpm@12 rubric (.*)$/.exec(line) ?? []
    if (args === undefined) throw new Error(`not a step: ${line}`)
    const program = join(root, 'packages/cli/bin/rubric.js')
    return spawnSync(process.execPath, [program, ...args.split(' ')], { cwd: home, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } }).stdout
  }
  /** Lines of the draft, as a `diff` block shows them. */
  const edit = (change: string): void => {
    const text = readFileSync(draft, 'utf8')
    const [, before = '', after = ''] = /^-(.*)\n\+(.*)\n$/.exec(change) ?? []
    if (before === '' || text.split(before).length !== 2) throw new Error(`the draft has no such line: ${before}`)
    writeFileSync(draft, text.replace(before, after))
  }
  return { home, step, edit }
}

const folder = mkdtempSync(join(tmpdir(), 'rubric-readme-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the README', () => {
  it('leads an analyst from an empty folder to an answer', () => {
    const page = readme.slice(readme.indexOf('## For the analyst'), readme.indexOf('## For the engineer'))
    const steps = [...page.matchAll(/(?:`(\.\.\/my-policies\/[^`]+)`:\n\n)?```(\w+)\n([\s\S]*?)^```/gm)]
    let printed = ''
    for (const [, file, kind, text = ''] of steps) {
      if (file !== undefined) writeFileSync(inFolder(file), text)
      else if (kind === 'sh') printed = text.trim().split('\n').map(step).join('')
      else expect(printed).toBe(text)
    }
    expect(steps.map(([, , kind]) => kind)).toEqual(['sh', 'rubric', 'sh', 'text', 'json', 'sh', 'text'])
  }, 60_000)

  it('leads a reviewer through a change that is as stated, and one that is not', () => {
    const page = readme.slice(readme.indexOf('## For the reviewer'), readme.indexOf('### Where an answer comes from'))
    const steps = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)]
    const review = createReview()
    let printed = ''
    for (const [, kind, text = ''] of steps) {
      if (kind === 'sh') printed = text.trim().split('\n').map(review.step).join('')
      else if (kind === 'diff') review.edit(text)
      else {
        expect(text.length).toBeGreaterThan(200)
        expect(printed).toContain(text)
      }
    }
    expect(steps.map(([, kind]) => kind)).toEqual(['sh', 'text', 'text', 'sh', 'text', 'sh', 'sh', 'text', 'sh', 'text', 'diff', 'sh', 'text', 'sh'])
    expect(readFileSync(join(review.home, '../lung-cancer-screening.html'), 'utf8')).toContain('All 11 claims are true.')
    for (const path of ['policies', 'packages/cli/demo']) expect(readdirSync(join(review.home, path), { recursive: true }).sort()).toEqual(readdirSync(join(root, path), { recursive: true }).sort())
  }, 120_000)

  it('shows a criteria block beside its answer', () => {
    const criteria = blocks('rubric').find(each => each.startsWith('criteria')) ?? ''
    const [, answer = ''] = /<\/td><td>\n\n```text\n([\s\S]*?)```/.exec(readme) ?? []
    const facts = ['housing_instability', 'schooling_disrupted', 'care_access'].map(name => `  ${name}  yes/no  "${name}"`).join('\n')
    const text = `policy example.p "P"\n  issuer "E"\n  version 2026-01-01\n  effective 2026-01-01\n  language 1\n\nfacts\n${facts}\n  crisis_events  list of  "crises"\n    on  date\n\n${criteria}`
    const { policy, diagnostics } = compileText(text)
    expect(diagnostics).toEqual([])
    const member = { member: { age: 14 }, schooling_disrupted: false, crisis_events: { complete_through: '2026-03-01', entries: [] } }
    const statuses: string[] = []
    const visit = (nodes: ReturnType<typeof evaluateReference>): void => nodes.forEach(({ status, children }) => {
      statuses.push(statusWord(status))
      visit(children)
    })
    visit(evaluateReference(policy.graph, member, '2026-03-01'))
    expect([...answer.matchAll(/^[?✓✗] (met|not met|unknown)/gm)].map(([, word]) => word)).toEqual(statuses)
  })

  it('shows what the demo prints', () => {
    const [, shown = ''] = /<!-- shown by the demo -->\n```text\n([\s\S]*?)```/.exec(readme) ?? []
    expect(shown.length).toBeGreaterThan(500)
    expect(run(root, 'packages/cli/src/demo.ts')).toContain(shown)
  }, 60_000)

  it('shows code that runs against what `rubric build` writes', () => {
    run(root, 'packages/cli/bin/rubric.js', 'build', '--out', join(folder, 'dist'))
    const [code = ''] = blocks('ts')
    writeFileSync(join(folder, 'example.mjs'), code)
    const expected = /^```ts\n[\s\S]*?^```\n\n```text\n([\s\S]*?)```/m.exec(readme)?.[1]
    expect(run(folder, 'example.mjs')).toBe(expected)
  }, 60_000)
})
