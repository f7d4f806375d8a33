/** Reads a set of texts over and over, in a process of its own. Arguments: what is done with a text, the file with the texts. */
import { readFileSync } from 'node:fs'
import { parse, tokenize } from '@rubric/syntax'
import type { SourceText } from './workspace.ts'

export type Reader = 'parse' | 'tokenize'

/** One pass over all texts. */
export interface Pass {
  readonly milliseconds: number
  /** Milliseconds of the processor, on all threads. */
  readonly busy: number
  readonly faults: number
}

const [reader, textsFile] = process.argv.slice(2) as [Reader, string]
const texts = JSON.parse(readFileSync(textsFile, 'utf8')) as readonly SourceText[]

const read: Readonly<Record<Reader, (file: SourceText) => number>> = {
  parse: ({ path, text }) => parse(path, text).diagnostics.length,
  tokenize: ({ text }) => (tokenize(text).length > 0 ? 0 : 1),
}

const pass = (): Pass => {
  const cpu = process.cpuUsage()
  const start = performance.now()
  let faults = 0
  for (const text of texts) faults += read[reader](text)
  const milliseconds = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { milliseconds, busy: (user + system) / 1000, faults }
}

for (let warmUp = 0; warmUp < 12; warmUp += 1) pass()
process.on('message', () => process.send?.(pass()))
