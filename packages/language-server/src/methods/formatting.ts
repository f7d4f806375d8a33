/** The canonical layout: of a text, of parts of it, and of the line that is about to be written. */
import { indentAt } from '@rubric/language-service'
import { formatEdits, formatRange } from '@rubric/prettier-plugin'
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentRangesFormattingRequest,
  type TextEdit,
} from 'vscode-languageserver'
import type { TextEdit as Edit } from '@rubric/syntax'
import { type Lines, offsetOf, rangeOf, spanOf } from '../convert/positions.ts'
import type { Host } from '../host.ts'
import { method } from '../method.ts'
import type { AboutFile } from '../requests.ts'
import type { Service } from '../service.ts'
import { ofFile, refusal, textEditsOf } from './places.ts'

type Width = Awaited<ReturnType<Host['layoutOf']>>

/** Edits of the text as it is when its settings are known. */
const laidOut =
  <P extends AboutFile>(edits: (lines: Lines, width: Width, params: P) => readonly Edit[]) =>
  async (service: Service, params: P): Promise<TextEdit[] | null> => {
    const { uri } = params.textDocument
    const file = service.here(uri)?.file
    if (file === undefined) return null
    const width = await service.host.layoutOf(file).catch((error: Error) => {
      throw refusal(error.message)
    })
    const lines = service.here(uri)?.lines
    return lines === undefined ? null : textEditsOf(lines, edits(lines, width, params))
  }

export const formattingMethods = [
  method(
    DocumentFormattingRequest.type,
    { documentFormattingProvider: true },
    laidOut(({ text }, width) => formatEdits(text, width)),
  ),
  method(
    DocumentRangeFormattingRequest.type,
    { documentRangeFormattingProvider: { rangesSupport: true } },
    laidOut((lines, width, { range }) => formatRange(lines.text, spanOf(lines, range), width)),
  ),
  method(
    DocumentRangesFormattingRequest.type,
    {},
    laidOut((lines, width, { ranges }) => {
      const edits = ranges.flatMap((range) => formatRange(lines.text, spanOf(lines, range), width))
      // Ranges of one section ask for the same edits.
      return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()]
    }),
  ),
  method(
    DocumentOnTypeFormattingRequest.type,
    { documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' } },
    ofFile(({ program, path, lines }, { position }): TextEdit[] => {
      const start = offsetOf(lines, { line: position.line, character: 0 })
      const end = offsetOf(lines, { line: position.line, character: Number.MAX_SAFE_INTEGER })
      const indent = ' '.repeat(indentAt(program, path, start))
      const line = lines.text.slice(start, end)
      // A line that holds words already is its author's.
      return line.trim() !== '' || line === indent ? [] : [{ range: rangeOf(lines, { start, end }), newText: indent }]
    }),
  ),
]
