/**
 * The commands of the code lenses. The server could carry them out by itself, as it does for other editors; here the Test Explorer runs
 * examples, so that what a lens runs is seen there too.
 */
import type { MemberChoice } from '@rubric/language-server'
import { Uri } from 'vscode'
import type { Middleware } from 'vscode-languageclient/node'
import type { ExampleRunner } from './examples/run.ts'
import type { ChosenMembers } from './members/chosen.ts'

interface Targets {
  readonly runner: ExampleRunner
  readonly chosen: ChosenMembers
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
        const run = targets === undefined ? undefined : handlers[command]
        return targets === undefined || run === undefined ? next(command, args) : run(targets, args)
      },
    },
    connect: (to) => (targets = to),
  }
}

const handlers: Readonly<Record<string, (targets: Targets, args: readonly unknown[]) => Promise<void>>> = {
  'rubric.runExamples': ({ runner }, [uri, names]) => runner.runFile(Uri.parse(uri as string), names as readonly string[] | undefined),
  'rubric.runExample': ({ runner }, [uri, name]) => runner.runFile(Uri.parse(uri as string), [name as string]),
  'rubric.chooseMember': ({ chosen }, [uri, member]) => chosen.choose(Uri.parse(uri as string), member as MemberChoice),
}
