/** What lenses and actions do when they are clicked, in editors that leave it to the server. */
import { exampleFor, type ExampleRun, verdictWords } from '@rubric/language-service'
import { ExecuteCommandRequest } from 'vscode-languageserver'
import { pause } from '../checking/pause.ts'
import { method } from '../method.ts'
import type { MemberChoice } from '../requests.ts'
import type { Service } from '../service.ts'
import { choose, runIn } from './examples.ts'
import { refusal, workspaceEditOf } from './places.ts'
import { changeOf } from './revisions.ts'

type Command = (service: Service, uri: string, argument: unknown) => Promise<null>

const run = async (service: Service, uri: string, names: readonly string[] | undefined): Promise<null> => {
  const here = service.here(uri)
  if (here === undefined) throw refusal('This file is not open.')
  const runs = await runIn(service, here, names, pause)
  if (runs.length === 0)
    throw refusal(`There is no example ${names === undefined ? '' : `“${names.join('”, “')}” `}in this file.`)
  service.editor.show(summary(runs))
  service.editor.refresh()
  return null
}

const commands: Readonly<Record<string, Command>> = {
  'rubric.runExamples': (service, uri, names) => run(service, uri, Array.isArray(names) && names.length > 0 ? names : undefined),
  'rubric.runExample': (service, uri, name) => run(service, uri, [String(name)]),
  'rubric.addExample': async (service, uri, name) => {
    const here = service.here(uri)
    if (here === undefined) throw refusal('This file is not open.')
    const edits = exampleFor(here.program, here.path, String(name), service.host.today())
    if ('refused' in edits) throw refusal(edits.refused)
    const added = await service.editor.apply('Add an example', workspaceEditOf(service, here.root, edits))
    if (!added) throw refusal('The editor did not take the example.')
    return null
  },
  'rubric.compareVersions': async (service, uri, name) => {
    const here = service.here(uri)
    if (here === undefined) throw refusal('This file is not open.')
    const { comparison } = await changeOf(service, here)
    const { id } = comparison.next
    const [address, what] = typeof name === 'string' ? [`${id}/${name}`, name] : [id, id]
    service.editor.show(`${what}: ${verdictWords(comparison, address) ?? 'nothing could be said'}. \`rubric diff ${id}\` shows for whom.`)
    return null
  },
  'rubric.chooseMember': async (service, uri, member) => {
    choose(service, uri, (member ?? null) as MemberChoice | null)
    return null
  },
}

export const commandMethods = [
  method(
    ExecuteCommandRequest.type,
    { executeCommandProvider: { commands: Object.keys(commands) } },
    (service, { command, arguments: args }) => {
      const [uri, argument]: readonly unknown[] = args ?? []
      const carryOut = Object.hasOwn(commands, command) ? commands[command] : undefined
      if (carryOut === undefined || typeof uri !== 'string') throw refusal(`There is no command ${command} for this.`)
      return carryOut(service, uri, argument)
    },
  ),
]

/** One line for the passing message; the first that went wrong is named. */
const summary = (runs: readonly ExampleRun[]): string => {
  const failed = runs.filter(({ state }) => state !== 'passed')
  const [first] = failed
  const all = `${runs.length} ${runs.length === 1 ? 'example' : 'examples'}`
  if (first === undefined) return `${all}: as expected`
  const line = first.lines.find(({ ok }) => !ok)
  const why = line === undefined ? (first.problems[0] ?? '') : `${line.address} is ${line.actual}, expected ${line.expected}`
  return `${all}: ${failed.length} not as expected. “${first.name}”: ${why}`
}
