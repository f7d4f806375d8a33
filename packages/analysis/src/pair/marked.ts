/** Conditions of two versions, written so that equal words mean equal things: calendars by what they hold, and what changed its type marked. */
import type { RuleGraph, Test } from '@rubric/compiler'
import type { Joint } from './joint.ts'

export const marker = (joint: Joint): ((test: Test, graph: RuleGraph) => Test) => {
  const calendars = new Map<string, number>()
  const calendarOf = (graph: RuleGraph, index: number): number => {
    const { week, holidays, covers } = graph.calendars[index] ?? {}
    const key = JSON.stringify([week, holidays, covers])
    const known = calendars.get(key) ?? calendars.size
    calendars.set(key, known)
    return known
  }
  const hasOneZone = JSON.stringify(joint.old.zone) === JSON.stringify(joint.next.zone)
  const isOther = (value: object): boolean =>
    ('fact' in value && joint.retyped.has(String(value.fact))) ||
    ('list' in value && joint.retyped.has(String(value.list))) ||
    (!hasOneZone && 'kind' in value && (value.kind === 'instant' || value.kind === 'civil'))
  return (test, graph) => {
    const mark = (name: string, value: unknown): unknown => {
      if (name === 'calendar' && typeof value === 'number') return calendarOf(graph, value)
      if (typeof value !== 'object' || value === null || Array.isArray(value) || 'as' in value) return value
      return graph === joint.old && isOther(value) ? { ...value, as: 'before' } : value
    }
    return JSON.parse(JSON.stringify(test, mark)) as Test
  }
}
