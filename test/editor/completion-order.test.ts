import { completionsAt } from '@rubric/language-service'
import { expect, test } from 'vitest'
import { marked } from '../support/marked.ts'
import { policyWith, programOf } from '../support/programs.ts'

test('what is equally likely comes in the order of the grammar: kinds of facts begin with the simplest', () => {
  const { text, offset } = marked(policyWith('facts', '  exhausted ▮', ''))
  const labels = completionsAt(programOf(['policies/a.rubric', text]), 'policies/a.rubric', offset)
    .toSorted((a, b) => (a.sort < b.sort ? -1 : 1))
    .map(({ label }) => label)
  expect(labels.slice(0, 2)).toEqual(['yes/no', 'count'])
  expect(labels.indexOf('periods')).toBeGreaterThan(labels.indexOf('date'))
})
