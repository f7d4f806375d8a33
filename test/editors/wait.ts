/** Looking again and again until something is so. */
import { deepStrictEqual } from 'node:assert'

export const equal = (actual: unknown, expected: unknown): void => deepStrictEqual(actual, expected)

const patience = 10_000

/** Throws what the last look threw. */
export const soon = async (look: () => void): Promise<void> => {
  const end = Date.now() + patience
  for (;;) {
    try {
      return look()
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
