/**
 * Facts that nobody declares: those of the member in every policy; what is requested, the services on record and the course of treatment
 * where a policy sets limits or makes determinations.
 */
import type { FactType, Field, ScalarType } from '../graph.ts'
import type { DeclaredFact } from './module.ts'

const builtIn = (name: string, type: FactType): readonly [string, DeclaredFact] =>
  [name, { kind: 'fact', name, type, declaration: undefined, module: undefined }]

/** A code with its modifiers, of whatever system; also the name of an authorization or an episode. */
const code: ScalarType = { kind: 'code', system: '' }
const date: ScalarType = { kind: 'date' }
const amount: ScalarType = { kind: 'number', unit: '', least: 0 }

const field = (name: string, type: ScalarType, text: string): Field => ({ name, type, text })

/** Known to every policy. The age follows from the birth date, or is given itself. */
export const memberFacts: ReadonlyMap<string, DeclaredFact> = new Map([
  builtIn('member.age', { kind: 'age' }),
  builtIn('member.birth_date', date),
])

const requestFacts: ReadonlyMap<string, DeclaredFact> = new Map([
  builtIn('request.from', date),
  builtIn('request.to', date),
  builtIn('request.authorization', code),
  builtIn('request.episode', code),
  builtIn('request.lines', {
    kind: 'list',
    fields: [
      field('code', code, 'code requested, with its modifiers'), field('units', amount, 'units requested'),
      field('hours', amount, 'hours of service planned'), field('from', date, 'first day'), field('to', date, 'last day'),
    ],
    dateField: 'from',
  }),
  builtIn('service.history', {
    kind: 'list',
    fields: [
      field('on', date, 'day of service'), field('code', code, 'code, with its modifiers'), field('units', amount, 'units used'),
      field('authorization', code, 'authorization that it was used under'), field('episode', code, 'episode of care that it belongs to'),
    ],
    dateField: 'on',
  }),
  builtIn('course.began_on', date),
])

/** Every built-in fact of a policy with limits or determinations. */
export const allBuiltInFacts: ReadonlyMap<string, DeclaredFact> = new Map([...memberFacts, ...requestFacts])

export const builtInTexts: Readonly<Record<string, string>> = {
  'member.age': 'age of the member in completed years, unless the birth date is given',
  'member.birth_date': 'date of birth of the member',
  'request.from': 'first day requested',
  'request.to': 'last day requested',
  'request.authorization': 'authorization that the request belongs to',
  'request.episode': 'episode of care that the request belongs to',
  'request.lines': 'what is requested',
  'service.history': 'services on record',
  'course.began_on': 'first day of the course of treatment',
}
