/** How a status is shown: always a sign and a word, so that colour is never the only difference. */
import type { StatusWord } from '@rubric/runtime'
import type { Paint } from '../terminal/color.ts'

const signs: Readonly<Record<StatusWord, string>> = { met: '✓', 'not met': '✗', unknown: '?' }

/** Columns of the widest: `✗ not met`. */
export const statusColumns = 9

export const signOf = (status: StatusWord): string => signs[status]

/** `✓ met`, uncoloured. */
export const statusText = (status: StatusWord): string => `${signs[status]} ${status}`

export const paintOf = (status: StatusWord, paint: Paint): ((text: string) => string) =>
  ({ met: paint.met, 'not met': paint.notMet, unknown: paint.unknown })[status]
