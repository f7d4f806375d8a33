/** The grammar for people is whole. */
import { ebnf } from '@rubric/grammar'
import { describe, expect, it } from 'vitest'

describe('the grammar in EBNF', () => {
  it('names no rule that it does not state, and states none that is not named or a line', () => {
    const text = ebnf().replace(/\(\*[\s\S]*?\*\)/g, '').replace(/\?[^?]*\?/g, '').replace(/"[^"]*"/g, '')
    const stated = [...text.matchAll(/^([a-zA-Z_]+) =/gm)].map(([, name]) => name)
    const named = new Set([...text.matchAll(/\b[a-z_]+\b|\b[A-Z][A-Z_]+\b/g)].map(([name]) => name))
    expect([...named].filter(name => !stated.includes(name))).toEqual([])
    expect(new Set(stated).size).toBe(stated.length)
  })
})
