/** The facts that a palette offers, in order; the later ones of a kind may have names that fields have too. */
export type SlotKind =
  | 'flag'
  | 'count'
  | 'decimal'
  | 'measure'
  | 'rate'
  | 'short span'
  | 'long span'
  | 'clock span'
  | 'date'
  | 'moment'
  | 'scale'
  | 'choice'
  | 'code'

export const slots: readonly SlotKind[] = [
  'flag',
  'count',
  'date',
  'scale',
  'measure',
  'rate',
  'code',
  'moment',
  'short span',
  'decimal',
  'choice',
  'long span',
  'clock span',
  'flag',
  'count',
  'date',
  'scale',
  'measure',
  'rate',
  'code',
  'moment',
  'short span',
  'flag',
  'date',
]

/** From here on, a slot is not the first of its kind. */
export const firstSecondSlot = 13

/** What a list may hold besides its date. */
export const fieldKinds: readonly SlotKind[] = [
  'flag',
  'count',
  'scale',
  'measure',
  'decimal',
  'code',
  'rate',
  'short span',
  'choice',
  'long span',
  'clock span',
  'moment',
]
