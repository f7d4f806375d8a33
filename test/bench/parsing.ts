/** Text to tree, with positions and diagnostics, in megabytes a second; beside finding the words alone. */
import { type ChildProcess, fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pass, Reader } from './parse-child.ts'
import type { Row } from './report.ts'
import { median, spreadOf } from './statistics.ts'
import { bytesOf, manyFiles, oneFile } from './texts.ts'
import { type SourceText, sources } from './workspace.ts'

const ROUNDS = 25
const BAR = 20

const launch = (reader: Reader, textsFile: string): ChildProcess =>
  fork(join(import.meta.dirname, 'parse-child.ts'), [reader, textsFile], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })

const passOf = (process: ChildProcess): Promise<Pass> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`a reader of texts ended with ${code}`))
    process.once('exit', ended)
    process.once('message', (pass: Pass) => {
      process.off('exit', ended)
      resolve(pass)
    })
    process.send({})
  })

/** The passes of each reader, in turns. */
const passesOf = async (files: readonly SourceText[], textsFile: string): Promise<Readonly<Record<Reader, readonly Pass[]>>> => {
  writeFileSync(textsFile, JSON.stringify(files))
  const readers = { parse: launch('parse', textsFile), tokenize: launch('tokenize', textsFile) }
  const passes: Readonly<Record<Reader, Pass[]>> = { parse: [], tokenize: [] }
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const reader of ['parse', 'tokenize'] as const) {
        const pass = await passOf(readers[reader])
        if (pass.faults > 0) throw new Error(`${reader}: ${pass.faults} faults in texts that have none`)
        passes[reader].push(pass)
      }
    }
  } finally {
    for (const process of Object.values(readers)) process.kill()
  }
  return passes
}

const section = 'Text to tree, with positions and diagnostics, beside its words alone'

export const parsing = async (folder: string, say: (text: string) => void): Promise<readonly Row[]> => {
  const policies = sources()
  const sets = { 'many files': manyFiles(policies), 'one file': oneFile(policies) }
  const rows: Row[] = []
  for (const [name, files] of Object.entries(sets)) {
    const megabytes = `${(bytesOf(files) / 1e6).toFixed(1)} MB`
    say(`parse: ${name}, ${megabytes}`)
    const passes = await passesOf(files, join(folder, 'texts.json'))
    const speed = (milliseconds: number): number => bytesOf(files) / milliseconds / 1000
    const speedBy = (reader: Reader, by: 'milliseconds' | 'busy'): number => speed(median(passes[reader].map((pass) => pass[by])))
    const [parse, tokenize] = [speedBy('parse', 'milliseconds'), speedBy('tokenize', 'milliseconds')]
    const fastest = speed(Math.min(...passes.parse.map(({ milliseconds }) => milliseconds)))
    rows.push({
      section,
      what: `${name}, ${megabytes}`,
      measured: `${parse.toFixed(1)} MB/s`,
      against: `${tokenize.toFixed(1)} MB/s`,
      ratio: tokenize / parse,
      spread: spreadOf(passes.parse.map(({ milliseconds }, round) => milliseconds / (passes.tokenize[round]?.milliseconds ?? NaN))),
      bar: { atLeast: BAR, of: parse, unit: ' MB/s' },
      note: `${speedBy('parse', 'busy').toFixed(1)} MB for each second of the processor; fastest pass ${fastest.toFixed(1)} MB/s`,
    })
  }
  return rows
}
