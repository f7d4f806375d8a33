/**
 * From an author's names to names in JavaScript. `$` stands in no name of the language, so it can mark what is added: a dot
 * becomes `$`, and a part of a value follows one (`member$age`, `seen_on$low`). Different names never become the same one.
 */

// What every object has without being given it.
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype))

/** A property of the record. Names that objects inherit get a `$` at their end, which no other name has. */
export const propertyName = (name: string): string => {
  const plain = name.replaceAll('.', '$').replace(/[^\w$]/g, (character) => `$$${character.codePointAt(0)?.toString(16)}$`)
  return inherited.has(plain) ? `${plain}$` : plain
}

/** A local variable: the `$` at its end keeps it apart from every reserved word, global and name of the module. */
export const variableName = (name: string, part = ''): string => `${propertyName(name)}${part}$`

/** `continued_stay` as `ContinuedStay`. */
const pascal = (name: string): string =>
  name
    .split('_')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')

/** One capitalised name each, in order. Two that would be the same, or would be no name, keep the author's spelling after a `$`. */
export const capitalised = (names: readonly string[]): readonly string[] => {
  const taken = Map.groupBy(names, pascal)
  return names.map((name) => {
    const short = pascal(name)
    return /^[A-Z]\w*$/.test(short) && taken.get(short)?.length === 1 ? short : `$${propertyName(name)}`
  })
}
