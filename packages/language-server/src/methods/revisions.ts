/** What a version changes against the one before it, as a page. */
import { versionBefore } from '@rubric/language-service'
import { comparisonPage, redline } from '@rubric/review'
import { pause } from '../checking/pause.ts'
import { custom } from '../method.ts'
import type { AboutFile, ComparisonAnswer } from '../requests.ts'
import type { Here, Service } from '../service.ts'
import { refusal } from './places.ts'

export const revisionMethods = [
  custom<AboutFile, ComparisonAnswer>('rubric/comparison', async (service, { textDocument: { uri } }, token) => {
    const here = service.here(uri)
    if (here === undefined) throw refusal('This file is not open.')
    const steps = service.revisions.work(here.program, here.path)
    while (steps.next().done !== true) await pause(token)
    return answerFor(service, here, uri)
  }),
]

const answerFor = (service: Service, { program, path, root }: Here, uri: string): ComparisonAnswer => {
  const [next, old] = [program.policy(path), versionBefore(program, path)]
  const comparison = service.revisions.comparison(program, path)
  if (next?.ok !== true) throw refusal('Put the errors of the policy right first: until then there is nothing to compare.')
  if (old === undefined || comparison === undefined)
    throw refusal('There is no version before this one among the open folders, or it has errors. A version states in its header when it takes effect.')
  const [oldText, nextText] = [program.file(old.file)?.text ?? '', program.file(path)?.text ?? '']
  const page = comparisonPage({
    comparison,
    old: { text: oldText, graph: old.graph },
    next: { text: nextText, graph: next.graph },
    redline: redline(oldText, nextText),
    population: null,
    commandFor: () => '',
  })
  return { title: `${comparison.old.version} to ${comparison.next.version}`, html: page, old: service.uriOf(root, old.file), next: uri }
}
