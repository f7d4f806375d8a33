/** Names of limits, requirements, exceptions, determinations and calendars; and the facts that are there because of them. */
import { compileWorkspace, type RuleGraph } from '@rubric/compiler'
import { describe, expect, it } from 'vitest'

const header = 'policy test.p "Test"\n  issuer "Test"\n  version 2026-01-01\n  effective 2026-01-01\n  language 1\n\n'
const limit = 'limit few "Few"\n  at most 5 units of HCPCS H2022 per calendar month\n\n'

const errors = (text: string, ...others: readonly string[]): readonly string[] => {
  const files = [header + text, ...others].map((each, at) => ({ path: `${at}.rubric`, text: each }))
  return compileWorkspace(files).diagnostics.filter(({ severity }) => severity === 'error').map(({ code, file, span, label }) =>
    `${code} ${(files.find(({ path }) => path === file)?.text ?? '').slice(span.start, span.end)}: ${label}`)
}

const graphOf = (text: string): RuleGraph => {
  const { value, diagnostics } = compileWorkspace([{ path: 'p.rubric', text: header + text }])
  const faults = diagnostics.filter(({ severity }) => severity === 'error')
  if (faults.length > 0 || value.policies[0] === undefined) throw new Error(JSON.stringify(faults))
  return value.policies[0].graph
}

const rules: Readonly<Record<string, string>> = {
  'a calendar': 'calendar x "X"\n  open daily\n',
  'a limit': 'limit x "X"\n  at most 5 units of HCPCS H2022 per calendar month\n',
  'a requirement': 'requirement x "X"\n  ready\n',
  'an exception': 'exception x "X"\n  when   ready\n  lifts  c\n',
  'a determination': 'determination x "X"\n  requires  c\n',
  'guidance': 'guidance x "X"\n',
}

describe('one name space', () => {
  it.each(Object.entries(rules))('%s and a fact of one name clash', (_, rule) => {
    const text = `facts\n  x      yes/no  "x"\n  ready  yes/no  "r"\n\ncriteria c "C"\n  ready\n\n${rule}`
    expect(errors(text).filter(each => each.startsWith('duplicate-name'))).toEqual(['duplicate-name x: `x` is declared a second time'])
  })

  it('a vocabulary has calendars, and no rules', () => {
    const vocabulary = 'vocabulary v "V"\n  language 1\n\ncalendar office "Office"\n  open daily\n'
    expect(errors('use v\n\ncriteria c "C"\n  as of during office\n', vocabulary)).toEqual([])
    expect(errors('use v\n\ncalendar office "O"\n  open daily\n\ncriteria c "C"\n  as of during office\n', vocabulary)).toEqual([
      'duplicate-name office: `office` is declared a second time',
    ])
  })
})

describe('in conditions', () => {
  const facts = 'facts\n  ready  yes/no  "r"\n\n'

  it('requirements and exceptions are met or not', () => {
    const { criteria, clauses, order } = graphOf(`${facts}criteria c "C"\n  r and not e\n\nrequirement r "R"\n  ready\n\nexception e "E"\n  when   not ready\n  lifts  d\n\ncriteria d "D"\n  ready\n`)
    expect(criteria.map(({ name, role }) => [name, role])).toEqual([['c', 'criteria'], ['r', 'requirement'], ['e', 'exception'], ['d', 'criteria']])
    expect(clauses[0]?.logic).toEqual({ op: 'all', of: [{ op: 'criterion', criterion: 1 }, { op: 'not', of: { op: 'criterion', criterion: 2 } }] })
    expect(order.indexOf(0)).toBeGreaterThan(Math.max(order.indexOf(1), order.indexOf(2)))
  })

  it.each([
    ['few', 'not-a-condition few: `few` is a limit'],
    ['det', 'not-a-condition det: `det` is a determination'],
    ['few at least 2', 'not-a-value few: `few` is a limit'],
    ['r at least 2', 'not-a-value r: `r` is a requirement'],
    ['e is yes', 'not-a-value e: `e` is an exception'],
    ['any service.history where r', 'not-a-condition r: `where` looks at one entry of a list'],
  ])('%s says nothing', (condition, expected) => {
    const text = `${facts}${limit}criteria c "C"\n  ready\n\nrequirement r "R"\n  ready\n\nexception e "E"\n  when   ready\n  lifts  c\n\ndetermination det "D"\n  requires  c\n\ncriteria asks "A"\n  ${condition}\n`
    expect(errors(text)).toContain(expected)
  })

  it('circles are found through all of them', () => {
    expect(errors(`${facts}requirement r "R"\n  when  c\n  ready\n\ncriteria c "C"\n  ready or e\n\nexception e "E"\n  when   r\n  lifts  f\n\ncriteria f "F"\n  ready\n`)).toEqual([
      'circular-definition r: `r` depends on itself',
    ])
  })

  it('a definition is a deadline only where a requirement names it', () => {
    const dated = 'facts\n  a  date  "a"\n  b  date  "b"\n\ndefine prompt: a within 7 days after b\n\n'
    const { conditions } = graphOf(`${dated}criteria c "C"\n  prompt\n\nrequirement r "R"\n  prompt\n\nrequirement s "S"\n  when  prompt\n  prompt\n`)
    expect(conditions.map(({ test }) => test.kind)).toEqual(['between', 'deadline'])
  })
})

describe('facts of requests', () => {
  it('are there with a limit or a determination', () => {
    const asks = 'criteria c "C"\n  request.from on or before as of and any service.history where code is H2022\n'
    expect(errors(limit + asks)).toEqual([])
    expect(errors(`${asks}\ndetermination d "D"\n  requires  c\n`)).toEqual([])
    expect(errors(asks)).toEqual([
      'unknown-name request.from: nothing is called `request.from` here', 'unknown-name service.history: nothing is called `service.history` here',
    ])
    expect(graphOf(limit + asks).facts.map(({ name }) => name)).toEqual([
      'course.began_on', 'request.authorization', 'request.episode', 'request.from', 'request.lines', 'request.to', 'service.history',
    ])
  })

  it('have their names to themselves', () => {
    const taken = (name: string): string => `facts\n  ${name}  yes/no  "n"\n\ncriteria c "C"\n  ${name}\n`
    for (const name of ['request.from', 'request', 'service', 'course', 'service.history']) {
      expect(errors(taken(name) + limit)[0]).toBe(`reserved-name ${name}: \`${name}\` is built in`)
      expect(errors(taken(name))).toEqual([])
    }
    expect(errors(taken('request.urgent') + limit)).toEqual([])
    const vocabulary = `vocabulary v "V"\n  language 1\n\nfacts\n  request.from  date  "f"\n`
    expect(errors(`use v\n\n${limit}`, vocabulary)).toEqual(['reserved-name v: `request.from` is built in'])
    expect(errors('use v\n\ncriteria c "C"\n  request.from before as of\n', vocabulary)).toEqual([])
  })
})
