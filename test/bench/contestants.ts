/** Who is measured, by name. Each is loaded in a process of its own, so that none pays for another's imports or types. */
import type { Contestant, Setting } from './contestant.ts'
import type { PolicyKey } from './members/index.ts'

/** `policy` names what was written by hand; null where nothing was. */
type Load = (setting: Setting, policy: PolicyKey | null) => Promise<Contestant>

const written = (policy: PolicyKey | null): PolicyKey => {
  if (policy === null) throw new Error('nothing was written by hand')
  return policy
}

export const contestants = {
  'decide by hand': async (setting, policy) => (await import('./by-hand/contestants.ts')).decideByHand[written(policy)](setting),
  'decide by Rubric': async (setting) => (await import('./artifact.ts')).decideByRubric(setting),
  'trace by hand': async (setting, policy) => (await import('./by-hand/contestants.ts')).traceByHand[written(policy)](setting),
  'trace by Rubric': async (setting) => (await import('./artifact.ts')).traceByRubric(setting),
  'determine by hand': async (setting) => (await import('./by-hand/contestants.ts')).determineByHand(setting),
  'determine by Rubric': async (setting) => (await import('./artifact.ts')).determineByRubric(setting),
  'JSON.parse': async (setting) => (await import('./artifact.ts')).parseJson(setting),
  'read by Rubric': async (setting) => (await import('./artifact.ts')).readByRubric(setting),
  'json-logic-engine': async (setting) => (await import('./tools/json-logic.ts')).decideByJsonLogic(setting),
  'json-rules-engine': async (setting) => (await import('./tools/json-rules.ts')).decideByJsonRules(setting),
  'zen-engine': async (setting) => (await import('./tools/zen.ts')).decideByZen(setting),
  'cedar-wasm': async (setting) => (await import('./tools/cedar.ts')).decideByCedar(setting),
  'cql-execution': async (setting) => (await import('./tools/cql.ts')).decideByCql(setting),
  feelin: async (setting) => (await import('./tools/feel.ts')).decideByFeel(setting),
} as const satisfies Readonly<Record<string, Load>>

export type Name = keyof typeof contestants

/** Those that a user could pick instead. */
export const tools: readonly Name[] = ['json-logic-engine', 'json-rules-engine', 'zen-engine', 'cedar-wasm', 'cql-execution', 'feelin']
