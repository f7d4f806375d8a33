/**
 * Text of other people inside generated code. Whatever an author wrote, it stays inside its literal or its comment, in a
 * module file as well as in a page that carries the module in a script element.
 */

// Line ends of every kind, and other characters that are not seen or that turn the reading around.
const unseen = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g
// `</script>` and `<!--` mean something to the page around a script, `# sourceMappingURL` to tools that look for it anywhere.
const spoken = /<(?=[/!s])|#(?=\s*source)/gi

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A string literal in single quotes. */
export const literal = (text: string): string => {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${inner.replace(unseen, escaped).replace(spoken, escaped)}'`
}

/** Text for the inside of a comment, on one line: it cannot close it, and gives no orders to a compiler or an editor. */
export const comment = (text: string): string =>
  text
    .replace(unseen, ' ')
    .replaceAll('*/', '* /')
    .replace(/<(?=[/!s])/gi, '< ')
    .replaceAll('@', '(at)')
    .replace(/#(?=\s*source)/gi, '')
    .trim()

const identifier = /^[A-Za-z_$][\w$]*$/

/** A key in an interface or a type. */
export const typeKey = (name: string): string => (identifier.test(name) ? name : literal(name))

/** A key in an object literal, where `__proto__` would set the prototype. */
export const objectKey = (name: string): string => (name === '__proto__' ? "['__proto__']" : typeKey(name))

export const indented = (lines: readonly string[], levels = 1): readonly string[] =>
  lines.map((line) => (line === '' ? line : '  '.repeat(levels) + line))

/** A head and its members in braces, which close at once where there are none. */
export const braced = (head: string, members: readonly string[]): readonly string[] =>
  members.length === 0 ? [`${head} {}`] : [`${head} {`, ...indented(members), '}']

export const WIDTH = 120

/**
 * Plain data as a literal, after `lead` on its line: on one line where it fits, else one member a line. `level` is how deep
 * the line stands.
 */
export const dataLines = (value: unknown, lead: string, level = 0): readonly string[] => {
  const flat = flatData(value)
  const isShort = 2 * level + lead.length + flat.length < WIDTH
  if (isShort || typeof value !== 'object' || value === null) return [lead + flat]
  const inside = Array.isArray(value)
    ? value.flatMap((item: unknown) => withComma(dataLines(item, '', level + 1)))
    : Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
        withComma(dataLines(member, `${objectKey(name)}: `, level + 1)),
      )
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return [lead + open, ...indented(inside), close]
}

const withComma = (lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => (index === lines.length - 1 ? `${line},` : line))

/** Plain data as a literal on one line. */
export const flatData = (value: unknown): string => {
  if (typeof value === 'string') return literal(value)
  if (Array.isArray(value)) return `[${value.map(flatData).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, member]: [string, unknown]) => `${objectKey(name)}: ${flatData(member)}`)
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
  }
  return value === Infinity ? 'Infinity' : JSON.stringify(value)
}
