/** Findings for clients that ask for them. */
import {
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver'
import { reportOn } from '../checking/report.ts'
import { pause } from '../checking/pause.ts'
import { method } from '../method.ts'
import type { Service } from '../service.ts'

export const diagnosticMethods = [
  method(
    DocumentDiagnosticRequest.type,
    { diagnosticProvider: { identifier: 'rubric', interFileDependencies: true, workspaceDiagnostics: true } },
    (service, { textDocument, previousResultId }): DocumentDiagnosticReport => {
      const here = service.here(textDocument.uri)
      if (here === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] }
      const { items, id } = reportOn(service, here.root, here.path)
      if (id === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
      return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...items] }
    },
  ),
  method(WorkspaceDiagnosticRequest.type, {}, async (service, { previousResultIds }, token) => {
    const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]))
    const items: WorkspaceDocumentDiagnosticReport[] = []
    for (const { root, place } of shown(service)) {
      const uri = service.uriOf(root, place)
      const report = reportOn(service, root, place)
      const previous = known.get(uri)
      known.delete(uri)
      items.push(
        report.id === previous
          ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId: report.id }
          : { kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId: report.id, items: [...report.items] },
      )
      await pause(token)
    }
    // What is gone has no findings any more.
    for (const uri of known.keys()) items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] })
    return { items }
  }),
]

/** Files of the folders that the client opened. */
const shown = (service: Service) =>
  service.roots.all().flatMap((root) =>
    root.places().flatMap((place) => {
      const inner = service.roots.find(root.pathOf(place)) === root
      return inner && service.roots.isShown(root, place) ? [{ root, place }] : []
    }),
  )
