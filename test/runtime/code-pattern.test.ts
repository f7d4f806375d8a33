import { codedAs } from '@rubric/runtime'
import type { CodePattern } from '@rubric/runtime'
import { describe, expect, it } from 'vitest'

const pattern = (first: string, last = first, modifiers: readonly string[] = []): CodePattern => ({ system: 'HCPCS', first, last, modifiers })

describe('patterns of codes', () => {
  it.each([
    [pattern('H2022'), 'H2022', 3],
    [pattern('H2022'), 'H2022-HE', 3],
    [pattern('H2022'), 'H2023', 0],
    [pattern('H2022'), 'H20221', 0],
    [pattern('H2022'), 'h2022', 0],
    [pattern('H2022', 'H2022', ['HE', 'U5']), 'H2022-HE-U5', 3],
    [pattern('H2022', 'H2022', ['HE', 'U5']), 'H2022-U5-GT-HE', 3],
    [pattern('H2022', 'H2022', ['HE', 'U5']), 'H2022-HE', 0],
    [pattern('H2022', 'H2022', ['HE', 'U5']), 'H2022-HE-U55', 0],
    [pattern('H2022', 'H2022', ['HE']), 'H2022', 0],
    [pattern('0905', '0909'), '0905', 3],
    [pattern('0905', '0909'), '0907-GT', 3],
    [pattern('0905', '0909'), '0909', 3],
    [pattern('0905', '0909'), '0910', 0],
    [pattern('0905', '0909'), '0904', 0],
    [pattern('0905', '0909'), '905', 0],
    [pattern('0905', '0909'), '09051', 0],
    [pattern('0905', '0909', ['GT']), '0906', 0],
  ] as const)('%j and %s', (one, code, status) => {
    expect(codedAs(code, [one])).toBe(status)
    expect(codedAs(code, [pattern('Z9999'), one])).toBe(status)
  })

  it('leave a code that is not known open, and fit nothing where there are none', () => {
    expect([codedAs(null, [pattern('H2022')]), codedAs('H2022', [])]).toEqual([1, 0])
  })
})
