/** How a message shows what the author wrote. */

const LONGEST = 40

/** In backticks, on one line, cut where it is long. */
export const quoted = (image: string): string => {
  const line = image.replace(/\s+/g, ' ')
  return line === '' ? 'the end of the line' : `\`${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}\``
}

/** A name in place of a reserved word. */
export const nameInstead = (found: string): string => `${found.toLowerCase().replace(/\W/g, '_')}_value`
