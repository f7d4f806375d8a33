/**
 * Names that mean something to programs, `__proto__` and `constructor` first of all, are names like any other: of facts, fields, values,
 * definitions, criteria, labels, code sets, vocabularies and policies, through to the built module and both evaluators.
 */
import { evaluateReference } from '@rubric/compiler'
import { buildAnswer } from '@rubric/runtime'
import { describe, expect, it } from 'vitest'
import { rubric, folderWith } from '../cli/run.ts'
import { load } from '../emit/load.ts'
import { built } from './artifact.ts'
import { check, findings } from './check.ts'

const vocabulary = `vocabulary __proto__ "Words"

facts
  valueOf      yes/no  "shared"
  constructor  yes/no  "shared by both"
`

const other = `vocabulary prototype "Other words"

facts
  constructor  yes/no  "shared by both"
`

const policy = `policy constructor.__proto__ "Names that programs know"
  issuer     "constructor"
  number     "__proto__"
  version    2026-01-01
  effective  2026-01-01
  codes      HCPCS H0015
  language   1

use __proto__
use prototype

facts
  __proto__       yes/no                                     "toString"
  toString        one of __proto__, constructor, toString    "valueOf"
  hasOwnProperty  none < __proto__ < constructor             "hasOwnProperty"
  isPrototypeOf   constructor per week                       "rate"
  class           code of ICD-10-CM                          "code"
  await           list of                                    "list"
    __proto__    date
    constructor  one of prototype, __proto__
    toString     count

codes __defineGetter__ "prototype"
  ICD-10-CM F32.1, F33.0

define __lookupGetter__ "__lookupGetter__": toString is __proto__ or hasOwnProperty at least constructor

criteria toLocaleString "constructor"
  ALL of
    __proto__: "__proto__"
      __proto__ and valueOf
    constructor: "constructor"
      __lookupGetter__
    toString: "toString"
      count of await where constructor is __proto__ in the past 6 months at least 1
    prototype: "prototype" ANY of
      - class in __defineGetter__
      - isPrototypeOf at least 2 constructor per week
      - sum of await.toString at least 3
    valueOf: __proto__.constructor and prototype.constructor

criteria propertyIsEnumerable "again"
  not toLocaleString

guidance __defineSetter__ "__proto__" §constructor
  - "__proto__" §__proto__

interpretation __lookupSetter__ "constructor"
  against    "__proto__"
  decided by "constructor" on 2026-01-01
  because    "toString"
  affects    toLocaleString/__proto__, toLocaleString/constructor

example "constructor" as of 2026-03-01
  given
    __proto__              yes
    valueOf                yes
    toString               __proto__
    hasOwnProperty         constructor
    isPrototypeOf          1 constructor per week
    class                  F33.0
    __proto__.constructor  yes
    prototype.constructor  yes
    await                  complete through 2026-03-01
      __proto__ 2026-02-01, constructor __proto__, toString 2
  expect
    toLocaleString              met
    toLocaleString/__proto__    met
    toLocaleString/constructor  met
    propertyIsEnumerable        not met

example "hasOwnProperty" as of 2026-03-01
  given
    toString  constructor
    hasOwnProperty  none
  expect
    toLocaleString              not met
    toLocaleString/__proto__    unknown
`

const facts = `{"__proto__": true, "valueOf": true, "toString": "__proto__", "hasOwnProperty": "constructor", "isPrototypeOf": 1, "class": "F33.0",
  "prototype": {"constructor": true},
  "await": {"complete_through": "2026-03-01", "entries": [{"__proto__": "2026-02-01", "constructor": "__proto__", "toString": 2}]}}`

describe('names that programs know', () => {
  it('are no fault', () => {
    const { found, policy: compiled } = check(policy, vocabulary, other)
    expect(found).toEqual(['name-within-a-name 13'])
    expect(compiled?.id).toBe('constructor.__proto__')
  })

  // A fact `__proto__` and a vocabulary `__proto__` cannot both be in one record; with another name the rest is as it was.
  const apart = policy.replaceAll('__proto__.constructor', 'words.constructor').replace('policy constructor.words', 'policy constructor.__proto__').replace('use __proto__', 'use words').replace('policy words.constructor', 'policy constructor.__proto__')
  const words = vocabulary.replace('vocabulary __proto__', 'vocabulary words')
  const given = facts.replace('"prototype": {', '"words": {"constructor": true}, "prototype": {')

  it('decide alike on both evaluators, and nothing is known of what nobody gave', () => {
    const { policy: compiled, found } = check(apart, words, other)
    expect(found).toEqual([])
    if (compiled === undefined) throw new Error('no policy')
    const module = load(compiled.graph)
    for (const [text, expected] of [['{}', [1, 1]], [given, [3, 0]]] as const) {
      const member = JSON.parse(text) as Readonly<Record<string, unknown>>
      const evaluated = module.evaluate(member, '2026-03-01')
      if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.problems))
      expect(evaluated.trace.map(({ status }) => status)).toEqual(expected)
      expect(evaluateReference(compiled.graph, member, '2026-03-01')).toEqual(evaluated.trace)
      expect(evaluated.ignored).toEqual([])
      expect(() => JSON.stringify(buildAnswer(module.policy, evaluated.trace, member, '2026-03-01'))).not.toThrow()
    }
  })

  it('refuse what does not fit by its path, whatever the path is called', () => {
    const { policy: compiled } = check(apart, words, other)
    if (compiled === undefined) throw new Error('no policy')
    const member = JSON.parse('{"__proto__": 3, "toString": "valueOf", "await": {"entries": [{"constructor": "toString"}]}}') as Readonly<Record<string, unknown>>
    const evaluated = load(compiled.graph).evaluate(member, '2026-03-01')
    expect(evaluated.ok ? [] : evaluated.problems.map(({ path }) => path).sort()).toEqual(['/__proto__', '/await/entries/0/constructor', '/toString'])
  })

  it('are built, compile at the strictest and answer', async () => {
    const files = { 'policies/p.rubric': apart, 'policies/words.rubric': words, 'policies/other.rubric': other }
    const { typeErrors, ask, text } = await built('constructor.__proto__', files)
    expect(typeErrors).toBe('')
    expect(ask(`policy.evaluate(JSON.parse(${JSON.stringify(given)}), '2026-03-01').decision`)).toEqual({ toLocaleString: 3, propertyIsEnumerable: 0 })
    expect(ask(`policy.evaluate({}, '2026-03-01').decision`)).toEqual({ toLocaleString: 1, propertyIsEnumerable: 1 })
    const schema = JSON.parse(text('.schema.json')) as Readonly<Record<string, object>>
    expect(Object.keys({ ...schema['properties'], ...schema['patternProperties'] })).toEqual(expect.arrayContaining(['^__proto__$', 'toString', 'hasOwnProperty']))
    // And nothing of it reached the prototype of everything.
    expect(ask(`(policy.evaluate(JSON.parse(${JSON.stringify(given)}), '2026-03-01'), Object.keys(Object.prototype).concat(Object.keys(({}))))`)).toEqual([])
  }, 120_000)

  it('hold in examples, on the command line', async () => {
    const cwd = folderWith({ 'policies/p.rubric': apart, 'policies/words.rubric': words, 'policies/other.rubric': other, 'member.json': given })
    const tested = await rubric(['test'], { cwd })
    expect(tested.out).toContain('2 examples in 1 policy, each on both evaluators: all as expected')
    const evaluated = await rubric(['eval', 'constructor.__proto__', '--facts', 'member.json', '--as-of', '2026-03-01', '--format', 'json'], { cwd })
    const { criteria } = JSON.parse(evaluated.out) as { readonly criteria: readonly { readonly name: string; readonly status: string }[] }
    expect(criteria.map(({ name, status }) => [name, status])).toEqual([['toLocaleString', 'met'], ['propertyIsEnumerable', 'not met']])
  }, 120_000)

  it('are suggested, and found to be unknown, like any other', () => {
    expect(findings('criteria c "C"\n  __proto__ and constructor and toString at least 1\n')).toEqual(['unknown-name 2', 'unknown-name 2', 'unknown-name 2'])
    expect(findings('facts\n  a  code of constructor  "a"\n  b  hours per toString  "b"\n  c  span in valueOf  "c"\n\ncriteria c1 "C"\n  a in (F32.1)\n')).toEqual([
      'unknown-code-system 2', 'unknown-period 3', 'unknown-span-unit 4',
    ])
    expect(findings('use constructor\n\ncriteria c "C"\n  member.age at least 18 years\n')).toEqual(['unknown-vocabulary 1'])
    expect(findings('facts\n  a  one of b, c  "a"\n\ncriteria c "C"\n  a is __proto__\n')).toEqual(['unknown-value 5'])
    expect(findings('facts\n  a  list of  "a"\n    on  date\n\ncriteria c "C"\n  latest a.constructor after 2026-01-01\n')).toEqual(['unknown-field 6'])
  })
})
