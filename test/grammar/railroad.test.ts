/** The page of diagrams is whole, and stands alone. */
import { railroadPage } from '@rubric/grammar'
import { grammarRules, outline } from '@rubric/syntax'
import { describe, expect, it } from 'vitest'

const page = railroadPage()
const found = (pattern: RegExp): readonly string[] => [...page.matchAll(pattern)].map(([, text = '']) => text)
const ids = found(/ id="([^"]*)"/g)

describe('the page of diagrams', () => {
  it('draws every rule once', () => {
    expect(found(/<h3><a href="#([^"]*)"/g)).toHaveLength(grammarRules().length)
    expect(found(/(<svg )/g)).toHaveLength(grammarRules().length)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('leads only to what is on it or beside it', () => {
    const links = found(/href="([^"]*)"/g)
    expect(links.length).toBeGreaterThan(300)
    expect(links.filter((link) => !(link.startsWith('#') ? ids.includes(link.slice(1)) : ['rubric.ebnf', 'reference/README.md'].includes(link)))).toEqual([])
  })

  it('shows every kind of line in the outline', () => {
    const kinds = Object.values(outline).map(({ what }) => what.replace(/`([^`]+)`/g, '<code>$1</code>'))
    expect(kinds.filter((kind) => !page.includes(`>${kind}</a>`))).toEqual([])
  })

  it('asks for nothing from elsewhere, and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|https?:\/\/(?!www\.w3\.org)/)
  })
})
