import { completionsAt } from '@rubric/language-service'
import { expect, test } from 'vitest'
import { marked } from '../support/marked.ts'
import { policyWith, programOf } from '../support/programs.ts'

const labelsAt = (...lines: readonly string[]): readonly string[] => {
  const { text, offset } = marked(policyWith(...lines))
  return completionsAt(programOf(['policies/a.rubric', text]), 'policies/a.rubric', offset)
    .toSorted((a, b) => (a.sort < b.sort ? -1 : 1))
    .map(({ label }) => label)
}

test('what is equally likely comes in the order of the grammar: kinds of facts begin with the simplest', () => {
  const labels = labelsAt('facts', '  exhausted ▮', '')
  expect(labels.slice(0, 2)).toEqual(['yes/no', 'count'])
  expect(labels.indexOf('periods')).toBeGreaterThan(labels.indexOf('date'))
})

const visits = ['facts', '  seen_on  date  "seen"', '  born_on  date  "born"', '  visits  list of  "visits"', '    on  date', '']

test.each(['seen_on within 7 ▮ after born_on', 'seen_on within 7 ▮', 'count of visits in the past 6 ▮', 'seen_on at least 30 ▮'])(
  'a number of time has its unit first: %s',
  (line) => expect(labelsAt(...visits, 'criteria c "C"', `  ${line}`).slice(0, 3)).toEqual(['days', 'weeks', 'months']),
)
