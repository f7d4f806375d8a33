/** A connection over two streams. */
import { createConnection, type Connection } from 'vscode-languageserver'
import { createProtocolConnection } from 'vscode-languageserver/node'
import { framed } from './framing.ts'

export interface Streams {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
}

/** `ended` is called once, when the client said so or went away: with 0 where it had asked to shut down, and else with 1. */
export const connect = ({ input, output }: Streams, ended: (code: number) => void): Connection => {
  let over = false
  const watchDog = {
    shutdownReceived: false,
    initialize: () => undefined,
    exit: (code: number) => {
      if (!over) ended(code)
      over = true
    },
  }
  const left = (): void => watchDog.exit(watchDog.shutdownReceived ? 0 : 1)
  input.on('end', left)
  input.on('close', left)
  output.on('error', left)
  return createConnection((logger) => createProtocolConnection(input.pipe(framed()), output, logger), watchDog)
}
