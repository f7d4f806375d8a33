/** Codes, their modifiers and ranges, in facts and in what is requested. */
import { describe, expect, it } from 'vitest'
import { conditionUnder, list } from '../support/meaning.ts'

const more = [
  'codes team "Team"', '  HCPCS H2022-HE-U5, H2033', '  REV 0905 to 0909', '',
  'codes plain "Plain"', '  HCPCS H2022', '',
  'limit few "Few"', '  at most 5 units of HCPCS H2022 per calendar month',
].join('\n')
const decided = conditionUnder('proc code of HCPCS\nrev code of REV', more)

describe('of a fact', () => {
  it.each([
    ['proc in team', 'H2022-HE-U5', 'met'],
    ['proc in team', 'H2022-U5-HE-TS', 'met'],
    ['proc in team', 'H2022-HE', 'not met'],
    ['proc in team', 'H2022', 'not met'],
    ['proc in team', 'H2033', 'met'],
    ['proc in team', 'H2033-HA', 'met'],
    ['proc not in team', 'H2033-HA', 'not met'],
    ['proc is H2022-HE', 'H2022-U5-HE', 'met'],
    ['proc is not H2022-HE', 'H2022-U5', 'met'],
    // Without modifiers on either side, it is the text that counts.
    ['proc in plain', 'H2022', 'met'],
    ['proc in plain', 'H2022-HE', 'not met'],
    ['proc is H2022', 'H2022-HE', 'not met'],
    ['proc in team', null, 'unknown'],
    ['proc not in team', null, 'unknown'],
  ])('%s: %s', (condition, proc, expected) => expect(decided(condition).says({ proc })).toBe(expected))

  it.each([
    ['0904', 'not met'],
    ['0905', 'met'],
    ['0907', 'met'],
    ['0909', 'met'],
    ['0910', 'not met'],
  ])('rev in team: %s', (rev, expected) => expect(decided('rev in team').says({ rev })).toBe(expected))
})

describe('of the service history', () => {
  const entries = (...codes: readonly (string | null)[]) => ({
    service: { history: list('2026-03-01', ...codes.map(code => ({ on: '2026-02-01', code }))) },
  })

  it.each([
    ['code is H2022', ['H2022-HE'], 'met'],
    ['code is H2022', ['H2023'], 'not met'],
    ['code is not H2022', ['H2022-HE'], 'not met'],
    ['code in team', ['H2022-HE'], 'not met'],
    ['code in team', ['H2022-HE-U5'], 'met'],
    ['code in team', ['0906'], 'met'],
    ['code in plain', ['H2022-TS'], 'met'],
    ['code is 0905', ['0905'], 'met'],
    ['code is H2022', [null], 'unknown'],
    ['code is H2022', [], 'not met'],
  ])('any service.history where %s: %j', (condition, codes, expected) => {
    expect(decided(`any service.history where ${condition}`).says(entries(...codes))).toBe(expected)
  })

  it('compares authorizations as they stand', () => {
    const of = decided('any service.history where authorization is request.authorization')
    const history = list('2026-03-01', { on: '2026-02-01', authorization: 'A-1' })
    expect(['A-1', 'A-1-2', 'A'].map(authorization => of.says({ request: { authorization }, service: { history } }))).toEqual(['met', 'not met', 'not met'])
  })
})
