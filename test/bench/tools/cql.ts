/**
 * cql-execution, the reference engine of Clinical Quality Language: an ELM library, as a translator would write it, with one
 * three-valued definition for each criterion; criteria refer to each other by name. Facts come in as one parameter, so no data
 * model is searched. Lists are queries with `where`, of which `Count` leaves out what is null.
 */
import cql from 'cql-execution'
import { type Contestant, type Setting, itemAt, loopingAsync, statusFrom } from '../contestant.ts'
import type { Relation } from './formula.ts'
import { type Writer, expressionsOf } from './kleene.ts'
import { type Stored, storedFacts, windowsOf } from './stored.ts'

/** A node of ELM. */
interface Elm {
  readonly type: string
  readonly [key: string]: unknown
}

const TYPES: Readonly<Record<Relation, string>> = {
  '<': 'Less',
  '<=': 'LessOrEqual',
  '=': 'Equal',
  '!=': 'NotEqual',
  '>=': 'GreaterOrEqual',
  '>': 'Greater',
}

const integer = (value: number): Elm => ({ type: 'Literal', valueType: '{urn:hl7-org:elm-types:r1}Integer', value: String(value) })
const truth = (value: boolean): Elm => ({ type: 'Literal', valueType: '{urn:hl7-org:elm-types:r1}Boolean', value: String(value) })
const NULL: Elm = { type: 'Null' }
const FACTS: Elm = { type: 'ParameterRef', name: 'Facts' }

const binary = (type: string, left: Elm, right: Elm): Elm => ({ type, operand: [left, right] })
const folded = (type: string, of: readonly Elm[], none: boolean): Elm =>
  of.length === 0 ? truth(none) : of.slice(1).reduce((left, right) => binary(type, left, right), itemAt(of, 0))
const either = (condition: Elm, then: Elm, otherwise: Elm): Elm => ({ type: 'If', condition, then, else: otherwise })
const countOf = (source: Elm): Elm => ({ type: 'Count', source })
const compared = (relation: Relation, left: Elm, right: Elm): Elm =>
  relation === '!=' ? not(binary('Equal', left, right)) : binary(TYPES[relation], left, right)
const not = (operand: Elm): Elm => ({ type: 'Not', operand })

/** How many of them are so; null counts as not. */
const howMany = (of: readonly Elm[], is: 'IsTrue' | 'IsFalse'): Elm =>
  countOf({ type: 'List', element: of.map((operand) => either({ type: is, operand }, integer(1), NULL)) })

const entriesWhere = (list: string, where: Elm): Elm => ({
  type: 'Query',
  source: [{ alias: 'E', expression: { type: 'Property', path: list, source: FACTS } }],
  relationship: [],
  where,
})

const writer = (names: readonly string[]): Writer<Elm> => ({
  all: (of) => folded('And', of, true),
  any: (of) => folded('Or', of, false),
  not,
  number: (of, least, most) => {
    const atLeast = (is: 'IsTrue' | 'IsFalse', count: number): Elm => compared('>=', howMany(of, is), integer(count))
    const met = binary('And', atLeast('IsTrue', least), atLeast('IsFalse', of.length - most))
    const notMet = binary('Or', atLeast('IsTrue', most + 1), atLeast('IsFalse', of.length - least + 1))
    return either(met, truth(true), either(notMet, truth(false), NULL))
  },
  operand: (of) =>
    'number' in of
      ? integer(of.number)
      : 'field' in of
        ? { type: 'Property', path: of.field, scope: 'E' }
        : { type: 'Property', path: of.fact, source: FACTS },
  compare: compared,
  fewer: (list, fits, than, complete) => {
    const sure = countOf(entriesWhere(list, fits))
    const possible = countOf(entriesWhere(list, not({ type: 'IsFalse', operand: fits })))
    const few = binary('And', complete, compared('<', possible, integer(than)))
    return either(compared('>=', sure, integer(than)), truth(false), either(few, truth(true), NULL))
  },
  criterion: (index) => ({ type: 'ExpressionRef', name: itemAt(names, index) }),
})

const libraryOf = (names: readonly string[], expressions: readonly Elm[]): object => ({
  library: {
    identifier: { id: 'Policy', version: '1' },
    schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
    usings: { def: [{ localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' }] },
    parameters: { def: [{ name: 'Facts', accessLevel: 'Public' }] },
    statements: {
      def: expressions.map((expression, index) => ({
        name: itemAt(names, index),
        context: 'Unfiltered',
        accessLevel: 'Public',
        expression,
      })),
    },
  },
})

export const decideByCql = (setting: Setting): Contestant => {
  const windows = windowsOf(setting.graph)
  const names = setting.graph.criteria.map(({ name }) => name)
  const library = new cql.Library(libraryOf(names, expressionsOf(setting.graph, windows, writer(names))))
  const nobody = new cql.PatientSource([])
  const noCodes = new cql.CodeService({})
  const inputs = setting.members.map((member) => storedFacts(setting.graph, windows, member))
  const decide = async (facts: Stored): Promise<Readonly<Record<string, unknown>>> =>
    (await new cql.Executor(library, noCodes, { Facts: facts }).exec(nobody)).unfilteredResults
  return {
    answer: async (index) => {
      const results = await decide(itemAt(inputs, index))
      return names.map((name) => statusFrom(results[name]))
    },
    run: loopingAsync((index) => decide(itemAt(inputs, index))),
  }
}
