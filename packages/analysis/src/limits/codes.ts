/** Codes that tell limits apart, and codes that one limit counts wherever another does. */
import { type CodePattern, codedAs, codeText, type LimitInfo, MET } from '@rubric/runtime'

/**
 * Every code that fits the second patterns fits the first: each of them lies in one, or in several that follow one another, `H2022` and `H2023
 * to H2025`. Beyond a 9 letters may come before the next number, so there nothing is said.
 */
export const coversCodes = (wide: readonly CodePattern[], narrow: readonly CodePattern[]): boolean =>
  narrow.every(({ first, last, modifiers }) => {
    const able = wide.filter((each) => each.first.length === first.length && each.modifiers.every((modifier) => modifiers.includes(modifier)))
    for (let from = first; ; ) {
      const lasts = able.filter((each) => each.first <= from && from <= each.last).map((each) => each.last)
      const reached = lasts.reduce((a, b) => (a < b ? b : a), '')
      if (reached >= last) return true
      if (!/[0-8]$/.test(reached)) return false
      from = neighbour(reached, 1)
    }
  })

/** One for each way in which a code can fit some of the limits and not others. The plainest first. A code that no limit counts tells nothing. */
export const tellingCodes = (limits: readonly LimitInfo[]): readonly string[] => {
  const patterns = limits.flatMap((limit) => limit.codes)
  const modifiers = [...new Set(patterns.flatMap((pattern) => pattern.modifiers))]
  const plain = [...new Set(patterns.flatMap(({ first, last }) => [first, last, neighbour(first, -1), neighbour(last, 1)]))]
  const written = [...plain, ...patterns.map(codeText), ...plain.map((first) => codeText({ first, modifiers }))]
  const found = new Map<string, string>()
  for (const code of written) {
    const fits = limits.map(({ codes }) => codedAs(code, codes))
    if (fits.includes(MET) && !found.has(fits.join())) found.set(fits.join(), code)
  }
  return [...found.values()]
}

/** The code before or after, by the number that it ends with: where a range was cut, a code beside its end tells. Else the code itself. */
const neighbour = (code: string, by: number): string => {
  const digits = /\d+$/.exec(code)?.[0] ?? ''
  const next = Number(digits) + by
  const written = String(next).padStart(digits.length, '0')
  return digits === '' || next < 0 || written.length > digits.length ? code : code.slice(0, code.length - digits.length) + written
}
