/** Help while a phrase is being written. */
import { phraseHelpAt } from '@rubric/language-service'
import { SignatureHelpRequest } from 'vscode-languageserver'
import { method } from '../method.ts'
import { atPlace, markup } from './places.ts'

export const helpMethods = [
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
]
