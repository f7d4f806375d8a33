/** A word as a shell takes it, for commands that are shown to be copied. */
export const shellWord = (word: string): string => (/^[\w@%+=:,./~^-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)
