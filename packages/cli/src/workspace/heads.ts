/** What a file is, by its first lines and without the parser: so a file that is broken elsewhere can still be found. */

export type Head =
  | { readonly role: 'vocabulary' }
  /** `version` is empty where the header has none. */
  | { readonly role: 'policy'; readonly id: string; readonly version: string }

/** Undefined for what begins as neither. */
export const headOf = (text: string): Head | undefined => {
  const [, word, id = ''] = /^\ufeff?(?:[ \t]*(?:#[^\n]*)?\r?\n)*(policy|vocabulary)\b[ \t]*([\w.]*)/.exec(text) ?? []
  if (word === 'vocabulary') return { role: 'vocabulary' }
  return id === '' ? undefined : { role: 'policy', id, version: /^[ \t]+version[ \t]+(\S+)/m.exec(text)?.[1] ?? '' }
}

/** The version that a policy's text says it revises. */
export const revisedIn = (text: string): string | undefined => /^revises[ \t]+(\S+)/m.exec(text)?.[1]
