/** What is asked of the language server beyond the protocol, one function a request. */
import type { ChooseMemberParams, ComparisonAnswer, ExamplesAnswer, InlineAnswer, MemberChoice, PreviewAnswer, RunExamplesAnswer, RunExamplesParams } from '@rubric/language-server'
import type { CancellationToken, Range, Uri } from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'

export interface Ask {
  readonly examples: (uri: Uri) => Promise<ExamplesAnswer | null>
  /** Without names, all of the file. */
  readonly runExamples: (uri: Uri, names: readonly string[] | undefined, token: CancellationToken) => Promise<RunExamplesAnswer | null>
  readonly preview: (uri: Uri, token: CancellationToken) => Promise<PreviewAnswer | null>
  /** Refused where there is nothing to compare. */
  readonly comparison: (uri: Uri, token: CancellationToken) => Promise<ComparisonAnswer>
  readonly chooseMember: (uri: Uri, member: MemberChoice | null) => Promise<void>
  readonly inlineValues: (uri: Uri, range: Range) => Promise<readonly InlineAnswer[] | null>
}

export const createAsk = (client: LanguageClient): Ask => {
  const about = (uri: Uri): { readonly textDocument: { readonly uri: string } } => ({
    textDocument: { uri: client.code2ProtocolConverter.asUri(uri) },
  })
  return {
    examples: (uri) => client.sendRequest('rubric/examples', about(uri)),
    runExamples: (uri, names, token) => {
      const params: RunExamplesParams = { ...about(uri), ...(names === undefined ? {} : { names }) }
      return client.sendRequest('rubric/runExamples', params, token)
    },
    preview: (uri, token) => client.sendRequest('rubric/preview', about(uri), token),
    comparison: (uri, token) => client.sendRequest('rubric/comparison', about(uri), token),
    chooseMember: (uri, member) => {
      const params: ChooseMemberParams = { ...about(uri), member }
      return client.sendRequest('rubric/chooseMember', params)
    },
    inlineValues: (uri, range) => {
      const lines = client.code2ProtocolConverter.asRange(range)
      return client.sendRequest('textDocument/inlineValue', { ...about(uri), range: lines, context: { frameId: 0, stoppedLocation: lines } })
    },
  }
}
