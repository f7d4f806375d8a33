/** Examples: what there is to run, how it went, and by whose facts a text is read. */
import {
  codeLenses,
  coverageOf,
  exampleRuns,
  type ExampleRun,
  examplesIn,
  inlineValues,
  type LastRun,
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
  MemberChoice,
  PreviewAnswer,
  RunExamplesAnswer,
  RunExamplesParams,
} from '../requests.ts'
import type { Here, Service } from '../service.ts'
import { ofFile, ranged, refusal } from './places.ts'

export const exampleMethods = [
  method(
    CodeLensRequest.type,
    { codeLensProvider: { resolveProvider: false } },
    ofFile(({ program, path, lines, file }, { textDocument: { uri } }, service) =>
      codeLenses(program, path, lastRun(program, path, service.results.get(file)), service.revisions.last(program, path)).map(
        ({ span, title, command: { name, args } }) => ({
          range: rangeOf(lines, span),
          command: { title, command: name, arguments: [uri, ...args.slice(1)] },
        }),
      ),
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

type Remembered = ReturnType<Service['results']['get']>

/** A policy is compiled anew whenever something is written that it rests on. */
const lastRun = (program: Here['program'], path: string, remembered: Remembered): LastRun | undefined =>
  remembered && { results: remembered.results, isPast: remembered.of !== program.policy(path) }

/**
 * One after the other, so that what is asked meanwhile need not wait for all of them. How it went is remembered for the lenses.
 */
export const runIn = async (
  service: Service,
  { program, path, file }: Here,
  names: readonly string[] | undefined,
  rest: () => Promise<void>,
): Promise<readonly ExampleRun[]> => {
  const of = program.policy(path)
  const runs: ExampleRun[] = []
  for (const run of exampleRuns(program, path, names)) {
    runs.push(run)
    await rest()
  }
  const known = service.results.get(file)
  const still = known !== undefined && known.of === of ? known.results : []
  const results = new Map([...still, ...runs.map(({ name, state }) => [name, state] as const)])
  service.results.set(file, { of, results })
  return runs
}

/** Whatever a client sends for a member; facts without a day are those of today. */
export const choose = (service: Service, uri: string, chosen: MemberChoice | null): void => {
  const here = service.here(uri)
  if (here === undefined) return
  const member = memberOf(service, chosen)
  if (member === null) service.members.delete(here.file)
  else service.members.set(here.file, member)
  service.editor.refresh()
  service.refreshViews()
}

const memberOf = (service: Service, chosen: Partial<MemberChoice> | null | undefined): Member | null => {
  if (chosen === null || chosen === undefined) return null
  if (chosen.kind === 'example' && typeof chosen.name === 'string') return { kind: 'example', name: chosen.name }
  if (chosen.kind !== 'facts') throw refusal('A member is an example of the file by its name, or facts.')
  const { facts, asOf, label } = chosen
  const day = typeof asOf === 'string' ? asOf : service.host.today()
  return { kind: 'facts', facts, asOf: day, ...(typeof label === 'string' ? { label } : {}) }
}
