/** What a version changes against the one before it, as a page. */
import type { Comparison } from '@rubric/analysis'
import type { CompiledPolicy } from '@rubric/compiler'
import { versionBefore } from '@rubric/language-service'
import type { CancellationToken } from 'vscode-languageserver'
import { pause } from '../checking/pause.ts'
import { custom } from '../method.ts'
import type { AboutFile, ComparisonAnswer } from '../requests.ts'
import type { Here, Service } from '../service.ts'
import { refusal } from './places.ts'

export const revisionMethods = [
  custom<AboutFile, ComparisonAnswer>('rubric/comparison', async (service, { textDocument: { uri } }, token) => {
    const here = service.here(uri)
    if (here === undefined) throw refusal('This file is not open.')
    return pageOf(service, here, uri, await changeOf(service, here, token))
  }),
]

export interface Change {
  readonly old: CompiledPolicy
  readonly next: CompiledPolicy
  readonly comparison: Comparison
}

/** Worked out now where it is not known; refused where there is nothing to compare. */
export const changeOf = async ({ revisions }: Service, { program, path }: Here, token?: CancellationToken): Promise<Change> => {
  const [next, old] = [program.policy(path), versionBefore(program, path)]
  if (next === undefined) throw refusal('This file holds no policy.')
  if (!next.ok) throw refusal('Put the errors of the policy right first: until then there is nothing to compare.')
  if (old === undefined) throw refusal(withoutBefore(next))
  for (const steps = revisions.work(program, path); steps.next().done !== true; ) await pause(token)
  const comparison = revisions.comparison(program, path)
  if (comparison === undefined) throw refusal('The texts have changed meanwhile. Ask again.')
  return { old, next, comparison }
}

const withoutBefore = ({ id, graph: { revises } }: CompiledPolicy): string =>
  revises === null
    ? `There is no version of ${id} before this one in the open folders, or it has errors.`
    : `Version ${revises.version} of ${id} is not in the open folders, or it has errors.`

/** What makes pages is not needed to start. */
const pageOf = async ({ uriOf }: Service, { program, path, root }: Here, uri: string, change: Change): Promise<ComparisonAnswer> => {
  const { comparisonPage, redline } = await import('@rubric/review')
  const { old, next, comparison } = change
  const [oldText, nextText] = [program.file(old.file)?.text ?? '', program.file(path)?.text ?? '']
  const html = comparisonPage({
    comparison,
    old: { text: oldText, graph: old.graph },
    next: { text: nextText, graph: next.graph },
    redline: redline(oldText, nextText),
    population: null,
    commandFor: () => '',
  })
  return { title: `${comparison.old.version} to ${comparison.next.version}`, html, old: uriOf(root, old.file), next: uri }
}
