/**
 * The commands of the code lenses. The server could carry them out by itself, as it does for other editors; here the Test Explorer runs
 * examples, so that what a lens runs is seen there too.
 */
import type { MemberChoice } from '@rubric/language-server'
import { Uri, window } from 'vscode'
import { ExecuteCommandRequest, type LanguageClient, type Middleware } from 'vscode-languageclient/node'
import type { Comparisons } from './comparison/panel.ts'
import { policyAt } from './documents.ts'
import type { ExampleRunner } from './examples/run.ts'
import type { ChosenMembers } from './members/chosen.ts'

interface Targets {
  readonly client: LanguageClient
  readonly runner: ExampleRunner
  readonly chosen: ChosenMembers
  readonly comparisons: Comparisons
}

export interface LensCommands {
  readonly middleware: Middleware
  /** The client needs the middleware before there is anything to run with. */
  readonly connect: (targets: Targets) => void
}

export const lensCommands = (): LensCommands => {
  let targets: Targets | undefined
  return {
    middleware: {
      executeCommand: (command, args, next) => {
        if (targets === undefined) return next(command, args)
        const run = handlers[command]
        return run === undefined ? byServer(targets.client, command, args) : run(targets, args)
      },
    },
    connect: (to) => (targets = to),
  }
}

/** What the server refuses it refuses in plain words; the client by itself would wrap them in the protocol's. */
const byServer = async (client: LanguageClient, command: string, args: unknown[]): Promise<void> => {
  try {
    await client.sendRequest(ExecuteCommandRequest.method, { command, arguments: args })
  } catch (error) {
    void window.showWarningMessage(error instanceof Error ? error.message : String(error))
  }
}

const handlers: Readonly<Record<string, (targets: Targets, args: readonly unknown[]) => Promise<void>>> = {
  'rubric.runExamples': ({ runner }, [uri, names]) => runner.runFile(Uri.parse(uri as string), names as readonly string[] | undefined),
  'rubric.runExample': ({ runner }, [uri, name]) => runner.runFile(Uri.parse(uri as string), [name as string]),
  'rubric.chooseMember': ({ chosen }, [uri, member]) => chosen.choose(Uri.parse(uri as string), member as MemberChoice),
  // Of the palette and of the title of an editor too: they name no file, or not as a lens does.
  'rubric.compareVersions': async ({ comparisons }, [at]) => {
    const uri = typeof at === 'string' ? Uri.parse(at) : policyAt(at instanceof Uri ? at : undefined)?.uri
    if (uri === undefined) void window.showInformationMessage('Open a policy first.')
    else await comparisons.open(uri)
  },
}
