/** A request of the protocol: its name, what a client is told of it, and its answer. */
import type { CancellationToken, ProtocolRequestType, ServerCapabilities } from 'vscode-languageserver'
import type { Service } from './service.ts'

export interface Method {
  readonly name: string
  /** What the server says of it when a client starts. */
  readonly offers: ServerCapabilities
  readonly answer: (service: Service, params: unknown, token: CancellationToken) => unknown
}

type Answer<P, R> = (service: Service, params: P, token: CancellationToken) => R | Promise<R>

/** Params are as the protocol has them: a client that sends others gets an error as its answer. */
export const method = <P, R, PR, E, RO>(
  type: ProtocolRequestType<P, R, PR, E, RO>,
  offers: ServerCapabilities,
  answer: Answer<P, R>,
): Method => ({ name: type.method, offers, answer: (service, params, token) => answer(service, params as P, token) })

/** A request of our own, beyond the protocol. */
export const custom = <P, R>(name: `rubric/${string}`, answer: Answer<P, R>): Method => ({
  name,
  offers: {},
  answer: (service, params, token) => answer(service, params as P, token),
})
