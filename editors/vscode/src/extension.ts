/** Rubric in VS Code: starts the language server, and joins what it knows to the editor's own views. */
import { type Disposable, type ExtensionContext, type TextDocument, type Uri, commands, window } from 'vscode'
import { type LanguageClient, State } from 'vscode-languageclient/node'
import { showAnswers } from './answers.ts'
import { type Ask, createAsk } from './ask.ts'
import { createClient } from './client.ts'
import { createComparisons } from './comparison/panel.ts'
import { policyAt } from './documents.ts'
import { createRunner, type ExampleRunner } from './examples/run.ts'
import { createExampleTree } from './examples/tree.ts'
import { lensCommands } from './lens-commands.ts'
import { type ChosenMembers, createChosenMembers } from './members/chosen.ts'
import { followFiles } from './members/file.ts'
import { pickMember } from './members/pick.ts'
import { newPolicy } from './policy/new.ts'
import { createPreviews, type Previews } from './preview/panel.ts'
import { openSample } from './sample.ts'
import { showStatus } from './status-bar.ts'
import { showReading, showTrace, showTypeScript } from './views.ts'

let client: LanguageClient | undefined

export const activate = async (context: ExtensionContext): Promise<void> => {
  const lenses = lensCommands()
  const started = createClient(context, lenses.middleware)
  client = started
  const ask = createAsk(started)
  const chosen = createChosenMembers(context.workspaceState, ask)
  const tree = createExampleTree(ask)
  const runner = createRunner(tree, ask)
  const previews = createPreviews(context, ask, chosen)
  const comparisons = createComparisons(context, ask)
  lenses.connect({ client: started, runner, chosen, comparisons })
  context.subscriptions.push(
    tree, previews, comparisons, showStatus(started, chosen), followFiles(chosen),
    ...registerCommands({ context, client: started, ask, chosen, runner, previews }),
    started.onDidChangeState(({ newState }) => {
      if (newState === State.Running) void chosen.tell().then(tree.refresh)
    }),
  )
  await started.start()
  context.subscriptions.push(showAnswers(ask, chosen))
}

export const deactivate = (): Promise<void> | undefined => client?.stop()

interface Parts {
  readonly context: ExtensionContext
  readonly client: LanguageClient
  readonly ask: Ask
  readonly chosen: ChosenMembers
  readonly runner: ExampleRunner
  readonly previews: Previews
}

const registerCommands = ({ context, client: started, ask, chosen, runner, previews }: Parts): readonly Disposable[] => {
  const inPolicy = (run: (document: TextDocument) => unknown) => (at?: Uri): unknown => {
    const document = policyAt(at)
    return document === undefined ? window.showInformationMessage('Open a policy first.') : run(document)
  }
  const table: Readonly<Record<string, (at?: Uri) => unknown>> = {
    'rubric.newPolicy': newPolicy,
    'rubric.openSample': () => openSample(context),
    'rubric.restart': () => started.restart(),
    'rubric.runFile': inPolicy(({ uri }) => runner.runFile(uri)),
    'rubric.openPreview': inPolicy(previews.open),
    'rubric.pickMember': inPolicy(({ uri }) => pickMember(uri, ask, chosen)),
    'rubric.showReading': inPolicy(showReading),
    'rubric.showTypeScript': inPolicy(showTypeScript),
    'rubric.showTrace': inPolicy((document) => showTrace(document, chosen)),
  }
  return Object.entries(table).map(([name, run]) => commands.registerCommand(name, run))
}
