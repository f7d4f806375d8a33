/** What the server offers, what it answers, what the protocol knows and what the README says are one and the same. */
import { readFileSync, writeFileSync } from 'node:fs'
import { env } from 'node:process'
import { fileURLToPath } from 'node:url'
import { capabilities, methods } from '@rubric/language-server'
import { expect, it } from 'vitest'
import * as protocol from 'vscode-languageserver'
import { leftOut, life, requests, withTable } from './runner/capability-table.ts'
import { methodOf, pagePaths } from './runner/page.ts'

const answered = methods.map(({ name }) => name)
const own = answered.filter((name) => name.startsWith('rubric/'))

it('every request of the protocol is answered, or left out for a reason', () => {
  const known = [...life, ...leftOut.flatMap(({ methods: names }) => names), ...answered.filter((name) => !own.includes(name))]
  expect(known.toSorted()).toEqual(requests)
})

it('what is answered is offered, and what is offered is answered', () => {
  const offered = capabilities()
  const at = (path: string): unknown => path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], offered)
  const wrong = Object.values(protocol).flatMap((each) => {
    const { method, messageDirection, capabilities: path } = each as { method?: string; messageDirection?: string; capabilities?: { server?: string } }
    if (method === undefined || messageDirection !== 'clientToServer' || path?.server === undefined || !requests.includes(method)) return []
    const isOffered = at(path.server) !== undefined && at(path.server) !== false
    return isOffered === answered.includes(method) ? [] : [`${method}: ${isOffered ? 'offered' : 'answered'} alone`]
  })
  expect(wrong).toEqual([])
})

it('every request that is answered has a golden page, and every page is of one', () => {
  expect([...new Set(pagePaths().map(methodOf))].toSorted()).toEqual(answered.toSorted())
})

it('the README has the table (RUBRIC_WRITE=1 writes it)', () => {
  const path = fileURLToPath(new URL('../../README.md', import.meta.url))
  const readme = readFileSync(path, 'utf8')
  if (env['RUBRIC_WRITE'] === '1') writeFileSync(path, withTable(readme))
  expect(readFileSync(path, 'utf8')).toBe(withTable(readme))
})
