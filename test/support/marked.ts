/** Texts with a cursor `▮` in them. */

export interface Marked {
  readonly text: string
  readonly offset: number
}

export const marked = (text: string): Marked => {
  const offset = text.indexOf('▮')
  if (offset < 0) throw new Error('no cursor')
  return { text: text.replace('▮', ''), offset }
}
