/** What a message offers: the same words that an author reads are what a fix writes, so the two cannot differ. */
import type { Diagnostic } from '@rubric/syntax'

/** The words in backticks. */
export const quotedWords = (text: string): readonly string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)

/** The names after `Did you mean` or `It could be`. */
export const namesOffered = ({ text }: Diagnostic): readonly string[] => {
  const line = text.split('\n').find((each) => /^(?:Did you mean|It could be)\b/.test(each))
  if (line === undefined) return []
  const quoted = quotedWords(line)
  return quoted.length > 0
    ? quoted
    : line
        .slice(line.indexOf(':') + 1)
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
}

/** What a hint says to write, without what it shows only as an example. */
export const wordsToWrite = ({ hint }: Diagnostic): readonly string[] =>
  quotedWords(hint.replace(/(?:for example|such as) `[^`]*`/g, '')).filter((word) => !word.includes('…'))
