/** What a file is, by its first lines and without the parser: so a file that is broken elsewhere can still be found. */

export interface Head {
  readonly role: 'policy' | 'vocabulary'
  readonly id: string
  /** Empty where the header has none. */
  readonly version: string
  /** Whether it says what it changes of another version. */
  readonly revises: boolean
}

/** Undefined for what begins as neither. Of a text that is cut off, what stands in it. */
export const headOf = (text: string): Head | undefined => {
  const [, role, id = ''] = /^\ufeff?(?:[ \t]*(?:#[^\n]*)?\r?\n)*(policy|vocabulary)\b[ \t]*([\w.]*)/.exec(text) ?? []
  if (role !== 'policy' && role !== 'vocabulary') return undefined
  return { role, id, version: /^[ \t]+version[ \t]+(\S+)/m.exec(text)?.[1] ?? '', revises: /^revises[ \t]/m.test(text) }
}
