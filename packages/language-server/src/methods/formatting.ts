/** The canonical layout: of a text, of parts of it, and of the line that is about to be written. */
import { indentAt } from '@rubric/language-service'
import { formatEdits, formatRange } from '@rubric/prettier-plugin'
import {
  DocumentFormattingRequest, DocumentOnTypeFormattingRequest, DocumentRangeFormattingRequest, DocumentRangesFormattingRequest, type TextEdit,
} from 'vscode-languageserver'
import { offsetOf, rangeOf, spanOf } from '../convert/positions.ts'
import { method } from '../method.ts'
import { ofFile, textEditsOf } from './places.ts'

export const formattingMethods = [
  method(
    DocumentFormattingRequest.type,
    { documentFormattingProvider: true },
    ofFile(({ lines }) => textEditsOf(lines, formatEdits(lines.text))),
  ),
  method(
    DocumentRangeFormattingRequest.type,
    { documentRangeFormattingProvider: { rangesSupport: true } },
    ofFile(({ lines }, { range }) => textEditsOf(lines, formatRange(lines.text, spanOf(lines, range)))),
  ),
  method(
    DocumentRangesFormattingRequest.type,
    {},
    ofFile(({ lines }, { ranges }) => {
      const edits = ranges.flatMap((range) => textEditsOf(lines, formatRange(lines.text, spanOf(lines, range))))
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
