/** What a version changes is worked out when nothing else is to do, and the next key ends it. */
import { createRevising, createService, type Service } from '@rubric/language-server'
import { describe, expect, test } from 'vitest'
import { everything, listening } from './runner/capabilities.ts'
import { memoryClient } from './runner/client.ts'
import { memoryHost } from './runner/memory-host.ts'

const policy = (id: string, version: string, age: number, ...claims: readonly string[]): string =>
  [
    `policy example.${id} "P"`, '  issuer     "E"', `  version    ${version}`, `  effective  ${version}`, '  language   1', '',
    ...claims, 'criteria eligibility "Eligibility"', `  member.age at least ${age} years`, '',
  ].join('\n')

const claim = ['revises 2025-01-01', '  eligibility  narrower', '']
const files = {
  '/w/a-2025.rubric': policy('a', '2025-01-01', 21),
  '/w/a-2026.rubric': policy('a', '2026-01-01', 18),
  '/w/b-2025.rubric': policy('b', '2025-01-01', 21),
  '/w/b-2026.rubric': policy('b', '2026-01-01', 18, ...claim),
}

/** A service that says where it has found something, with `key` pressed at each step of its work. */
const watched = (key: (step: number) => void) => {
  const found: string[] = []
  let refreshed = 0
  const own = createService(memoryHost(files), everything, {
    show: () => undefined, apply: async () => false, refresh: () => undefined, refreshText: () => undefined,
    refreshFindings: () => void (refreshed += 1),
  })
  own.roots.add('/w')?.load()
  own.open('file:///w/a-2026.rubric', 1, files['/w/a-2026.rubric'])
  let step = 0
  function* work(...[program, path]: Parameters<Service['revisions']['work']>): ReturnType<Service['revisions']['work']> {
    const steps = own.revisions.work(program, path)
    for (;;) {
      const { done } = steps.next()
      key((step += 1))
      if (done === true) return
      yield
    }
  }
  const service = { ...own, revisions: { ...own.revisions, work } }
  const revising = createRevising(service, async (_, place) => void found.push(place))
  return { service, revising, found, refreshed: () => refreshed, steps: () => step }
}

describe('work in the background', () => {
  test('is on what is open first, then on what states something, and told of each', async () => {
    const { revising, found, refreshed } = watched(() => undefined)
    await revising.start()
    expect(found).toEqual(['a-2026.rubric', 'b-2026.rubric'])
    expect(refreshed()).toBe(2)
    await revising.start()
    expect(found).toHaveLength(2)
  })

  test('ends with the next key, and is taken up again after it', async () => {
    const { revising, found, steps } = watched((step) => step === 3 && revising.stop())
    await revising.start()
    expect(steps()).toBe(3)
    expect(found).toEqual([])
    await revising.start()
    expect(found).toEqual(['a-2026.rubric', 'b-2026.rubric'])
  })

  test('tells of what was worked out for somebody who asked, too', async () => {
    const { service, revising, found } = watched(() => undefined)
    const [root] = service.roots.all()
    if (root === undefined) throw new Error('no folder')
    for (const steps = service.revisions.work(root.program(), 'a-2026.rubric'); steps.next().done !== true; );
    await revising.start()
    expect(found).toEqual(['a-2026.rubric', 'b-2026.rubric'])
  })
})

test('a client is told of a false claim without asking, and of nothing once it is put right', async () => {
  const client = await memoryClient(memoryHost(files), { folders: ['file:///w'], capabilities: listening })
  const uri = 'file:///w/b-2026.rubric'
  const shown = () => (client.published.get(uri)?.diagnostics ?? []).map(({ code }) => code)
  await expect.poll(shown, { timeout: 10_000 }).toEqual(['claim-false'])
  const text = files['/w/b-2026.rubric'].replace('narrower', 'broader')
  await client.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'rubric', version: 1, text } })
  await expect.poll(shown, { timeout: 10_000 }).toEqual([])
  expect(await client.ask('textDocument/codeLens', { textDocument: { uri } })).not.toEqual([])
  expect(await client.end()).toBe(0)
})

test('the comparison is a page, with the two texts that it speaks of', async () => {
  const client = await memoryClient(memoryHost(files), { folders: ['file:///w'] })
  const [old, next] = ['file:///w/b-2025.rubric', 'file:///w/b-2026.rubric']
  const answer = await client.ask('rubric/comparison', { textDocument: { uri: next } })
  expect(answer).toMatchObject({ title: '2025-01-01 to 2026-01-01', old, next })
  const { html } = answer as { readonly html: string }
  expect(html).toMatch(/^<!doctype html>/)
  expect(html).toMatch(/1 of 1 claims? is false|The claim is false/)
  expect(html).not.toMatch(/<script|\shref="(?!#)|\ssrc=/)
  expect(await client.end()).toBe(0)
})
