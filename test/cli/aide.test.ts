/** What an analyst reads of a small policy: nouns as they are said, what must not be met, and only what is missing. */
import { describe, expect, it } from 'vitest'
import { folderWith, printed as rubric } from './run.ts'

const policy = `policy sample.aide "Home health aide"
  version    2026-01-01
  effective  2026-01-01
  language   1

facts
  needed      yes/no  "help is needed"
  in_hospice  yes/no  "hospice is in place"
  contract    yes/no  "the contract says otherwise"

criteria need "Need" §1
  needed

criteria hospice "Hospice" §2
  in_hospice

limit lifts "a lift in a lifetime" §3
  at most 1 lift of HCPCS E0635 per lifetime

limit episode_visits "a hundred visits an episode" §4
  at most 100 visit of HCPCS T1021 per episode

exception other_contract "Contract" §5
  when    contract
  refers  initial

determination renewal "Renewal" §7
  stage       renewal
  requires    need
  excludes    hospice
  subject to  episode_visits
  grants      60 days, at most 6 months in all

determination initial "Authorization" §6
  requires    need
  excludes    hospice
  subject to  lifts, episode_visits
`

const request = {
  needed: true,
  in_hospice: false,
  contract: false,
  request: { from: '2026-03-02', to: '2026-03-15', episode: 'E1', lines: { entries: [{ code: 'E0635', units: 2 }] } },
  service: { history: { complete_through: '2026-03-02', entries: [] } },
}

const evaluate = async (member: object, ...args: string[]): Promise<string> => {
  const cwd = folderWith({ 'policies/aide.rubric': policy, 'member.json': JSON.stringify(member) })
  const { out } = await rubric(['eval', 'sample.aide', '--facts', 'member.json', '--as-of', '2026-03-02', ...args], { cwd, env: { COLUMNS: '100' } })
  return out
}

describe('an answer about a request', () => {
  it('says masks of two and mask of one, whichever of them the limit writes', async () => {
    expect(await evaluate(request)).toContain('E0635  1 of 2 lifts granted')
    const letter = (await evaluate(request, '--letter')).replaceAll('\n', ' ')
    expect(letter).toContain('asks for two lifts. One lift can be covered.')
    expect(letter).toContain('no lifts are already used, and one lift is left')
  })

  it('says of what is excluded that it must not be met, and of an exception that it must not apply', async () => {
    const out = await evaluate(request, '--determination', 'initial')
    expect(out).toMatch(/✓ met +├─ hospice +must not be met: Hospice +§2/)
    expect(out).toMatch(/✓ met +└─ other_contract +must not apply: Contract +§5/)
  })

  it('asks for the day on which the course began, beside what the criteria ask for, and not for the lines that are given', async () => {
    const asked = { ...request, request: { ...request.request, lines: { entries: [{ code: 'T1021', units: 2 }] } } }
    expect(await evaluate(asked, '--determination', 'renewal')).toMatch(/still needed {2}course\.began_on\n/)
    expect(await evaluate({ ...asked, needed: null }, '--determination', 'renewal')).toMatch(/still needed {2}needed, course\.began_on\n/)
  })

  it('asks for the history that is missing, and not for the episode that is given', async () => {
    const lines = { entries: [{ code: 'T1021', units: 2 }] }
    const out = await evaluate({ ...request, request: { ...request.request, lines }, service: { history: { entries: [] } } }, '--determination', 'initial')
    expect(out).toContain('information needed')
    expect(out).toMatch(/still needed {2}service\.history\n/)
  })
})
