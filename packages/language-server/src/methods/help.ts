/** What something means, and help while a phrase is being written. */
import { hoverAt, inlayHints, phraseHelpAt } from '@rubric/language-service'
import { HoverRequest, InlayHintRequest, SignatureHelpRequest } from 'vscode-languageserver'
import { positionOf, rangeOf, spanOf } from '../convert/positions.ts'
import { method } from '../method.ts'
import { atPlace, markup, ofFile } from './places.ts'

export const helpMethods = [
  method(
    HoverRequest.type,
    { hoverProvider: true },
    atPlace(({ program, path, lines }, offset, _, { client, host, revisions }) => {
      const hover = hoverAt(program, path, offset, host.today(), revisions.last(program, path))
      return (
        hover && {
          range: rangeOf(lines, hover.span),
          contents: markup(hover.markdown, client.textDocument?.hover?.contentFormat),
        }
      )
    }),
  ),
  method(
    SignatureHelpRequest.type,
    { signatureHelpProvider: { triggerCharacters: [' '], retriggerCharacters: [' '] } },
    atPlace(({ program, path }, offset, _, { client }) => {
      const help = phraseHelpAt(program, path, offset)
      if (help === undefined) return undefined
      const formats = client.textDocument?.signatureHelp?.signatureInformation?.documentationFormat
      const parameters = help.parameters.map(({ start, end, documentation }) => ({
        label: [start, end] satisfies [number, number],
        documentation: markup(documentation, formats),
      }))
      return {
        signatures: [{ label: help.label, documentation: markup(help.documentation, formats), parameters }],
        activeSignature: 0,
        activeParameter: help.active,
      }
    }),
  ),
  method(
    InlayHintRequest.type,
    { inlayHintProvider: { resolveProvider: false } },
    ofFile(({ program, path, lines }, { range }) =>
      inlayHints(program, path, spanOf(lines, range)).map(({ offset, text, tooltip, side }) => ({
        position: positionOf(lines, offset),
        label: text,
        tooltip,
        ...(side === 'before' ? { paddingLeft: true } : { paddingRight: true }),
      })),
    ),
  ),
]
