/** Reads files as texts, with what cannot be read as findings. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { Diagnostic } from '@rubric/syntax'
import { report } from './diagnostics.ts'
import { reasonOf } from './walk.ts'

export interface ReadSource {
  readonly text?: string
  readonly diagnostic?: Diagnostic
}

const start = { start: 0, end: 0 }
const mega = 1_000_000
/** Smaller files that are still too large are for the parser to refuse, with its own limit. */
const mostMegabytes = 100

/** The text of a file, or the finding that says why there is none. `shown` is the path as the caller knows it. */
export const readSource = (path: string, shown: string): ReadSource => {
  const site = { file: shown, span: start }
  try {
    const { size } = statSync(path)
    if (size > mostMegabytes * mega) {
      return {
        diagnostic: report('file-not-readable', site, { reason: `it has ${Math.ceil(size / mega)} MB, which no policy has` }),
      }
    }
    return asSource(readFileSync(path), shown)
  } catch (error) {
    return { diagnostic: report('file-not-readable', site, { reason: reasonOf(error) }) }
  }
}

/** The same of bytes that are read already. */
export const asSource = (bytes: Buffer, shown: string): ReadSource => {
  const text = textOf(bytes)
  return typeof text === 'string' ? { text } : { diagnostic: report('file-not-text', { file: shown, span: start }, text) }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text, a byte-order mark kept so that offsets count it; or what the bytes are instead. */
const textOf = (bytes: Buffer): string | { readonly what: string } => {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { what: 'It is text in UTF-16.' }
  if (bytes.includes(0)) return { what: 'It holds bytes that no text has.' }
  try {
    return decoder.decode(bytes)
  } catch {
    return { what: 'It holds bytes that are not UTF-8, as files in older encodings do.' }
  }
}

/** SHA-256 of a text in UTF-8, hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
