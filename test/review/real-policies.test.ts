/** Every revision in the repository, as every report tells it. */
import { compareVersions, referenceVersion } from '@rubric/analysis'
import type { CompiledPolicy } from '@rubric/compiler'
import {
  comparisonJunit,
  comparisonMarkdown,
  comparisonPage,
  comparisonSarif,
  comparisonText,
  plainText,
  redline,
  type Review,
} from '@rubric/review'
import { describe, expect, it } from 'vitest'
import { policies, sourceFiles } from '../support/real-policies.ts'
import { xmlFault } from './support.ts'

const textOf = ({ file }: CompiledPolicy): string => sourceFiles.find(({ path }) => path === file)?.text ?? ''

const reviewOf = (old: CompiledPolicy, next: CompiledPolicy): Review => ({
  comparison: compareVersions(referenceVersion(old.graph, old.file), referenceVersion(next.graph, next.file)),
  old: { text: textOf(old), graph: old.graph },
  next: { text: textOf(next), graph: next.graph },
  redline: redline(textOf(old), textOf(next)),
  population: null,
  commandFor: () => '',
})

const revisions = policies.flatMap((next) => {
  const version = next.graph.revises?.version
  const old = policies.find(({ id, graph }) => id === next.id && graph.policy.version === version)
  return old === undefined ? [] : [{ name: `${next.id} ${next.graph.policy.version}`, old, next }]
})

const reviews = revisions.map(({ name, old, next }) => ({ name, review: reviewOf(old, next) }))

describe('every revision in the repository', () => {
  it('is there', () => {
    expect(reviews.length).toBeGreaterThan(2)
  })

  it.each(reviews)('$name is told whole: each claim, each part and each member', ({ review }) => {
    const { claims, roots, overall } = review.comparison
    const page = comparisonPage(review)
    expect(page.match(/<li><span class="badge/g)?.length).toBe(claims.length)
    for (const { address } of roots) expect(page).toContain(`>${address.slice(review.comparison.next.id.length + 1)}</code>`)
    const witnesses = [overall, ...roots].flatMap(({ flips }) => flips.flatMap(({ witness }) => witness ?? []))
    const members = new Set(witnesses.map(({ facts, asOf }) => JSON.stringify([facts, asOf])))
    expect(page.match(/<article class="member"/g)?.length ?? 0).toBeGreaterThanOrEqual(members.size)
    expect(page).not.toMatch(/undefined|\[object|NaN|&quot;:/)
  })

  it.each(reviews)('$name fits a comment, a terminal and the readers of test reports', ({ review }) => {
    const comment = comparisonMarkdown(review)
    expect(comment.length).toBeLessThan(65_536)
    expect(comment.match(/<details>/g)?.length).toBe(comment.match(/<\/details>/g)?.length)
    for (const line of comparisonText(review).flatMap(({ lines }) => lines))
      expect(plainText(line).length).toBeLessThanOrEqual(100)
    expect(xmlFault(comparisonJunit(review))).toBe(null)
  })
})

describe('several revisions at once', () => {
  const all = reviews.map(({ review }) => review)

  it('have places of their own on the page', () => {
    const ids = [...comparisonPage(...all, ...all).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('share the room of a comment', () => {
    expect(comparisonMarkdown(...all, ...all, ...all).length).toBeLessThan(65_536)
  })

  it('are told apart in a log', () => {
    const [run] = JSON.parse(comparisonSarif(...all)).runs
    const prints = run.results.map((result: { readonly partialFingerprints: object }) =>
      JSON.stringify(result.partialFingerprints),
    )
    expect(prints.length).toBeGreaterThan(5)
    expect(new Set(prints).size).toBe(prints.length)
  })
})
