/** Names that nobody has taken. */
import type { Program } from '@rubric/compiler'

/** The name, or the name with the first number that makes it new. */
export const untaken = (
  name: string,
  isTaken: (candidate: string) => boolean,
  numbered = (count: number): string => `${name}_${count}`,
): string => {
  let candidate = name
  for (let count = 2; isTaken(candidate); count += 1) candidate = numbered(count)
  return candidate
}

/** The same, new to every file that sees this one, and to all that it sees. */
export const freshName = (program: Program, path: string, name: string): string => {
  const texts = [...new Set(program.usedBy(path).flatMap((each) => program.uses(each)))].map(
    (each) => program.file(each)?.text ?? '',
  )
  const isTaken = (candidate: string): boolean => texts.some((text) => new RegExp(`(?<!\\w)${candidate}(?!\\w)`).test(text))
  return untaken(name, isTaken)
}

/** The first words of a text as a name; empty where it has none. */
export const nameFrom = (text: string, most = 3): string =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !fillers.has(word))
    .slice(0, most)
    .join('_')
    .replace(/^\d\w*_?/, '')

const fillers: ReadonlySet<string> = new Set('a an the of in on at to is are be and or for with by'.split(' '))
