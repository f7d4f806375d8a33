/** Examples: what there is to run, how it went, and by whose facts a text is read. */
import {
  codeLenses,
  coverageOf,
  exampleRuns,
  type ExampleRun,
  examplesIn,
  inlineValues,
  type Member,
  previewOf,
} from '@rubric/language-service'
import { CodeLensRequest, InlineValueRequest } from 'vscode-languageserver'
import { pause } from '../checking/pause.ts'
import { rangeOf, spanOf } from '../convert/positions.ts'
import { custom, method } from '../method.ts'
import type {
  AboutFile,
  ChooseMemberParams,
  ExamplesAnswer,
  InlineAnswer,
  PreviewAnswer,
  RunExamplesAnswer,
  RunExamplesParams,
} from '../requests.ts'
import type { Here, Service } from '../service.ts'
import { ofFile, ranged } from './places.ts'

export const exampleMethods = [
  method(
    CodeLensRequest.type,
    { codeLensProvider: { resolveProvider: false } },
    ofFile(({ program, path, lines, file }, { textDocument: { uri } }, service) =>
      codeLenses(program, path, service.results.get(file)).map(({ span, title, command: { name, args } }) => ({
        range: rangeOf(lines, span),
        command: { title, command: name, arguments: [uri, ...args.slice(1)] },
      })),
    ),
  ),
  method(
    InlineValueRequest.type,
    { inlineValueProvider: true },
    ofFile(({ program, path, lines, file }, { range }, service): InlineAnswer[] => {
      const member = service.members.get(file)
      if (member === undefined) return []
      return inlineValues(program, path, spanOf(lines, range), member).map(({ span, text, status }) => ({
        range: rangeOf(lines, span),
        text,
        status,
      }))
    }),
  ),
  custom<AboutFile, ExamplesAnswer | null>(
    'rubric/examples',
    ofFile(({ program, path, lines }) => {
      const tree = program.file(path)?.tree
      if (tree === undefined || tree.header.kind === 'Missing' || tree.header.role !== 'policy') return undefined
      const { id, title } = tree.header
      return {
        policy: { id: id.text, title: title.kind === 'Text' ? title.value : '' },
        examples: ranged(lines, examplesIn(program, path)),
      }
    }),
  ),
  custom<RunExamplesParams, RunExamplesAnswer | null>(
    'rubric/runExamples',
    async (service, { textDocument: { uri }, names }, token) => {
      const here = service.here(uri)
      if (here === undefined) return null
      const runs = await runIn(service, here, names, () => pause(token))
      service.editor.refresh()
      return { runs: ranged(here.lines, runs), coverage: ranged(here.lines, coverageOf(here.program, here.path, runs)) }
    },
  ),
  custom<ChooseMemberParams, null>('rubric/chooseMember', (service, { textDocument: { uri }, member }) => {
    choose(service, uri, member)
    return null
  }),
  custom<AboutFile, PreviewAnswer | null>(
    'rubric/preview',
    ofFile(({ program, path, lines, file }, _, service) => {
      const preview = previewOf(program, path, service.members.get(file))
      return preview === undefined ? undefined : ranged(lines, preview)
    }),
  ),
]

/** One after the other, so that what is asked meanwhile need not wait for all of them. How it went is remembered for the lenses. */
export const runIn = async (
  service: Service,
  { program, path, file }: Here,
  names: readonly string[] | undefined,
  rest: () => Promise<void>,
): Promise<readonly ExampleRun[]> => {
  const runs: ExampleRun[] = []
  for (const run of exampleRuns(program, path, names)) {
    runs.push(run)
    await rest()
  }
  service.results.set(
    file,
    new Map([...(service.results.get(file) ?? []), ...runs.map(({ name, state }) => [name, state] as const)]),
  )
  return runs
}

export const choose = (service: Service, uri: string, member: Member | null): void => {
  const here = service.here(uri)
  if (here === undefined) return
  if (member === null) service.members.delete(here.file)
  else service.members.set(here.file, member)
  service.editor.refresh()
  service.refreshViews()
}
