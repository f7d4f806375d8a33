import { evaluateMember, examplesIn, type PreviewClause, previewOf } from '@rubric/language-service'
import { statusWord } from '@rubric/runtime'
import { describe, expect, test } from 'vitest'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const program = realProgram()

const all = (clause: PreviewClause): readonly PreviewClause[] => [clause, ...clause.items.flatMap(all)]

describe('the preview', () => {
  test('shows every clause of the real policies, with the status that the evaluator gives it', () => {
    for (const path of program.paths()) {
      const { name = '' } = examplesIn(program, path)[0] ?? {}
      if (name === '') continue
      const member = { kind: 'example', name } as const
      const shown = (previewOf(program, path, member)?.blocks ?? []).flatMap(({ clause }) => (clause === null ? [] : all(clause)))
      const statuses = new Map(shown.map(({ address, status }) => [address, status]))
      const evaluation = evaluateMember(program, path, member)
      if (!evaluation.ok) throw new Error(evaluation.problems.join(' '))
      const { graph } = evaluation.policy
      for (const [at, { clause }] of graph.criteria.entries()) {
        expect(statuses.get(graph.clauses[clause]?.address ?? '')).toBe(statusWord(evaluation.evaluated.trace[at]?.status ?? 1))
      }
      const determinations = graph.criteria
        .filter(({ role }) => role === 'determination')
        .map(({ clause }) => graph.clauses[clause]?.address)
      expect(shown.filter(({ says, address }) => says.length === 0 && !determinations.includes(address))).toEqual([])
    }
  })

  const text = policyWith(
    'facts',
    '  age_known  yes/no, by clinician  "age is known"',
    '  visits  count  "visits"',
    '',
    'criteria c "Visits" §2',
    '  ALL of',
    '    1. "two or more" §2.1',
    '      visits at least 2',
    '    - "known"',
    '      age_known',
    '',
    'determination d "First"',
    '  requires  c',
    '  grants  60 days',
    '',
    'example "one is missing" as of 2026-03-01',
    '  given',
    '    visits  3',
    '  expect',
    '    c  unknown',
  )

  test('says what is needed, of whom it is asked, and for what', () => {
    const preview = previewOf(programOf(['a.rubric', text]), 'a.rubric', { kind: 'example', name: 'one is missing' })
    expect(preview?.member?.needed).toEqual([
      { name: 'age_known', text: 'age is known', byClinician: true, for: ['First'] },
      { name: 'request.from', text: 'the first day that is requested', byClinician: false, for: ['First'] },
    ])
    expect(preview?.blocks.map(({ title, status }) => [title, status?.word ?? null])).toEqual([
      ['Facts', null],
      ['Visits', 'unknown'],
      ['First', 'information needed'],
    ])
    expect(preview?.blocks[1]?.clause?.items).toMatchObject([
      {
        label: '1',
        text: 'two or more',
        cite: '2.1',
        status: 'met',
        conditions: [{ text: 'visits at least 2', status: 'met', value: '3' }],
      },
      { label: '', status: 'unknown', says: ['A clinician confirms “age is known”.'] },
    ])
  })

  test('of a text with an error shows the rest, decides nothing, and says so', () => {
    const broken = text.replace('      visits at least 2', '      visits at lest 2')
    const preview = previewOf(programOf(['a.rubric', broken]), 'a.rubric', { kind: 'example', name: 'one is missing' })
    expect(preview?.blocks[1]?.clause?.items.map((clause) => clause.status)).toEqual([null, null])
    expect(preview?.missing).toEqual([
      'There is an error in a.rubric, the first in line 14. Lines that cannot be read are left out.',
    ])
    expect(preview?.member?.problems).toEqual(['Nothing can be decided while there are errors in a.rubric.'])
  })

  test('says what limits leave, of which determination where they differ, and what is only possible yet', () => {
    const limited = policyWith(
      ...['facts', '  needed  yes/no  "needed"', '  helped  yes/no  "helped"', '', 'criteria c "Need"', '  needed', ''],
      ...[
        'criteria e "Help"',
        '  helped',
        '',
        'limit m "five a month"',
        '  at most 5 units of HCPCS H2022 per calendar month',
        '',
      ],
      ...['determination d "First"', '  requires    c', '  subject to  m', '  grants      60 days', ''],
      ...['determination f "Next"', '  stage       renewal', '  requires    e', '  subject to  m', ''],
      ...['example "four units" as of 2026-03-10', '  given', '    needed           yes', '    request.from     2026-03-10'],
      ...['    request.to       2026-03-31', '    request.lines', '      code H2022, units 4'],
      ...[
        '    service.history  complete through 2026-03-10',
        '      on 2026-03-02, code H2022, units 3',
        '  expect',
        '    d  met in part',
      ],
    )
    const preview = previewOf(programOf(['a.rubric', limited]), 'a.rubric', { kind: 'example', name: 'four units' })
    const decided = new Map(preview?.blocks.map(({ title, status, decided: said }) => [title, [status?.word ?? null, ...said]]))
    expect(decided.get('Five a month')).toEqual([null, 'From March 1, 2026 to March 31, 2026: 3 of 5 units used, 2 left.'])
    expect(decided.get('First')).toEqual([
      'criteria met in part',
      'H2022: 2 of 4 units can be covered, held to “five a month”.',
      'The days from March 10, 2026 to May 8, 2026 can be covered.',
    ])
    expect(decided.get('Next')).toEqual(['information needed', 'H2022: 2 of 4 units could be covered, held to “five a month”.'])
  })
})
