/** What each word of a text is, for colouring: all of it, a part, or what changed since it was asked last. */
import { semanticTokens, type SemanticToken, tokenModifiers, tokenTypes } from '@rubric/language-service'
import {
  type SemanticTokens,
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver'
import { type Lines, positionOf, spanOf } from '../convert/positions.ts'
import { method } from '../method.ts'
import type { Here, Service } from '../service.ts'
import { ofFile } from './places.ts'

export const tokenMethods = [
  method(
    SemanticTokensRequest.type,
    {
      semanticTokensProvider: {
        legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
        full: { delta: true },
        range: true,
      },
    },
    ofFile((here, { textDocument: { uri } }, service) => next(service, uri, here)),
  ),
  method(
    SemanticTokensDeltaRequest.type,
    {},
    ofFile((here, { textDocument: { uri }, previousResultId }, service): SemanticTokens | SemanticTokensDelta => {
      const known = service.tokens.get(uri)
      const { resultId, data } = next(service, uri, here)
      return known === undefined || String(known.count) !== previousResultId
        ? { resultId, data }
        : { resultId, edits: change(known.data, data) }
    }),
  ),
  method(
    SemanticTokensRangeRequest.type,
    {},
    ofFile(({ program, path, lines }, { range }): SemanticTokens => ({
      data: encoded(lines, semanticTokens(program, path, spanOf(lines, range))),
    })),
  ),
]

const next = (
  service: Service,
  uri: string,
  { program, path, lines }: Here,
): { readonly resultId: string; readonly data: number[] } => {
  const count = (service.tokens.get(uri)?.count ?? 0) + 1
  const data = encoded(lines, semanticTokens(program, path))
  service.tokens.set(uri, { count, data })
  return { resultId: String(count), data }
}

/** Five numbers a token: lines and columns since the one before, length, type, modifiers as bits. */
const encoded = (lines: Lines, tokens: readonly SemanticToken[]): number[] => {
  let [line, character] = [0, 0]
  return tokens.flatMap(({ span, type, modifiers }) => {
    const start = positionOf(lines, span.start)
    const column = start.line === line ? start.character - character : start.character
    const bits = modifiers.reduce((all, modifier) => all | (1 << tokenModifiers.indexOf(modifier)), 0)
    const token = [start.line - line, column, span.end - span.start, tokenTypes.indexOf(type), bits]
    line = start.line
    character = start.character
    return token
  })
}

/** One edit from the first number that differs to the last. */
const change = (before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] => {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let same = 0
  while (same < Math.min(before.length, after.length) - start && before.at(-1 - same) === after.at(-1 - same)) same += 1
  const data = after.slice(start, after.length - same)
  const deleteCount = before.length - same - start
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }]
}
