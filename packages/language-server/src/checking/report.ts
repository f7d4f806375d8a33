/** The findings of a file, as they are told to a client. */
import { createHash } from 'node:crypto'
import type { Diagnostic } from 'vscode-languageserver'
import { diagnosticOf } from '../convert/diagnostics.ts'
import { uriOfPath } from '../convert/uris.ts'
import type { Service } from '../service.ts'
import type { Root } from '../workspace/root.ts'

export interface Report {
  readonly items: readonly Diagnostic[]
  /** The same for the same findings, and for no others. */
  readonly id: string
}

const clean: Report = { items: [], id: 'clean' }

export const reportOn = (service: Service, root: Root, place: string): Report => {
  const findings = [...root.diagnostics(place), ...service.revisions.diagnostics(root.program(), place)]
  const lines = root.linesOf(place)
  if (findings.length === 0 || lines === undefined) return clean
  const items = findings.map((finding) => diagnosticOf(finding, lines, service.findFile(root)))
  // Wherever the folder stands.
  const said = JSON.stringify(items).replaceAll(uriOfPath(root.folder), '')
  return { items, id: createHash('sha256').update(said).digest('hex').slice(0, 16) }
}
