/**
 * Lets through what is framed as the protocol frames it, and drops the rest. A client that writes something else between two
 * messages (a stray line of a shell, say) would otherwise not be understood any more.
 */
import { Transform, type TransformCallback } from 'node:stream'

const end = Buffer.from('\r\n\r\n')
const start = /Content-Length: *(\d+)(?:\r\n[^:\r\n]+:[^\r\n]*)*$/i
/** No header is longer. */
const longest = 64 * 1024

export const framed = (): Transform => {
  let rest: Buffer = Buffer.alloc(0)
  /** Bytes of a body that are still to come. */
  let awaited = 0
  const take = (stream: Transform): boolean => {
    if (awaited > 0) {
      const body = rest.subarray(0, awaited)
      awaited -= body.length
      rest = rest.subarray(body.length)
      stream.push(body)
      return rest.length > 0
    }
    const at = rest.indexOf(end)
    if (at < 0) {
      rest = rest.subarray(Math.max(0, rest.length - longest))
      return false
    }
    const [header, length] = start.exec(rest.toString('latin1', Math.max(0, at - longest), at)) ?? []
    rest = rest.subarray(at + end.length)
    if (header !== undefined) {
      awaited = Number(length)
      stream.push(`${header}\r\n\r\n`, 'latin1')
    }
    return rest.length > 0
  }
  return new Transform({
    transform(chunk: Buffer, _, done: TransformCallback) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      while (take(this));
      done()
    },
  })
}
