/** From a name to its declaration, to everywhere it is named, and out of the text. */
import { definitionAt, documentLinks, highlightsAt, referencesAt } from '@rubric/language-service'
import {
  type Definition,
  DefinitionRequest,
  type DefinitionLink,
  type DocumentHighlight,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  type Location,
  ReferencesRequest,
} from 'vscode-languageserver'
import { rangeOf } from '../convert/positions.ts'
import { method } from '../method.ts'
import { atPlace, locationOf, ofFile, rangeIn } from './places.ts'

export const navigationMethods = [
  method(
    DefinitionRequest.type,
    { definitionProvider: true },
    atPlace(({ root, program, path, lines }, offset, _, service): Definition | DefinitionLink[] | undefined => {
      const found = definitionAt(program, path, offset)
      if (found === undefined) return undefined
      if (service.client.textDocument?.definition?.linkSupport !== true)
        return found.targets.map((target) => locationOf(service, root, target))
      return found.targets.map((target) => {
        const range = rangeIn(root, target.path, target.span)
        return {
          originSelectionRange: rangeOf(lines, found.origin),
          targetUri: service.uriOf(root, target.path),
          targetRange: range,
          targetSelectionRange: range,
        }
      })
    }),
  ),
  method(
    ReferencesRequest.type,
    { referencesProvider: true },
    atPlace(({ root, program, path }, offset, { context }, service): Location[] =>
      referencesAt(program, path, offset, context.includeDeclaration).map((location) => locationOf(service, root, location)),
    ),
  ),
  method(
    DocumentHighlightRequest.type,
    { documentHighlightProvider: true },
    atPlace(({ program, path, lines }, offset): DocumentHighlight[] =>
      highlightsAt(program, path, offset).map(({ span, role }) => ({
        range: rangeOf(lines, span),
        kind: role === 'declaration' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      })),
    ),
  ),
  method(
    DocumentLinkRequest.type,
    { documentLinkProvider: { resolveProvider: false } },
    ofFile(({ root, program, path, lines }, _, service) =>
      documentLinks(program, path).map(({ span, target, tooltip }) => ({
        range: rangeOf(lines, span),
        target: 'url' in target ? target.url : service.uriOf(root, target.path),
        tooltip,
      })),
    ),
  ),
]
