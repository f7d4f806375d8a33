/**
 * @cedar-policy/cedar-wasm: for each criterion two policies, met and not met, in a policy set that is parsed once; one request
 * asks all, for the answer names every policy that holds. Unknown facts are left out. Cedar has no counting over the records
 * of a set, so criteria with look-back counts are beyond it.
 */
import { type StatefulAuthorizationCall, preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { type Contestant, type Setting, itemAt, looping, statusOf } from '../contestant.ts'
import { type Formula, type Operand, formulasOf, refuse } from './formula.ts'
import { type Stored, storedFacts, windowsOf } from './stored.ts'

const operand = (of: Operand): string =>
  'number' in of ? String(of.number) : 'field' in of ? refuse('entries of a list') : `context.${of.fact}`

const known = (of: Operand): readonly string[] => ('fact' in of ? [`context has ${of.fact}`] : [])

const text = (formula: Formula): string => {
  switch (formula.op) {
    case 'and':
    case 'or':
      return formula.of.length === 0 ? String(formula.op === 'and') : `(${formula.of.map(text).join(formula.op === 'and' ? ' && ' : ' || ')})`
    case 'atLeast':
      return `(${formula.of.map((part) => `(if ${text(part)} then 1 else 0)`).join(' + ')} >= ${formula.least})`
    case 'is':
      return `(${[...known(formula.operand), `${operand(formula.operand)} == ${formula.value}`].join(' && ')})`
    case 'compare': {
      const { left, right, relation } = formula
      const compared = `${operand(left)} ${relation === '=' ? '==' : relation} ${operand(right)}`
      return `(${[...known(left), ...known(right), compared].join(' && ')})`
    }
    case 'count':
      return refuse('a count of the entries of a list')
  }
}

const requestOf = (facts: Stored): StatefulAuthorizationCall => {
  const context = Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (typeof value === 'number' || typeof value === 'boolean' ? [[name, value]] : [])),
  )
  return {
    principal: { type: 'Reviewer', id: 'reviewer' },
    action: { type: 'Action', id: 'decide' },
    resource: { type: 'Request', id: 'request' },
    context,
    preparsedPolicySetId: 'policy',
    entities: [],
  }
}

const reasons = (request: StatefulAuthorizationCall): readonly string[] => {
  const answer = statefulIsAuthorized(request)
  if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors))
  return answer.response.diagnostics.reason
}

export const decideByCedar = (setting: Setting): Contestant => {
  const windows = windowsOf(setting.graph)
  const staticPolicies = Object.fromEntries(
    formulasOf(setting.graph, windows).flatMap(({ met, notMet }, place) => [
      [`met ${place}`, `permit(principal, action, resource) when { ${text(met)} };`],
      [`not ${place}`, `permit(principal, action, resource) when { ${text(notMet)} };`],
    ]),
  )
  const parsed = preparsePolicySet('policy', { staticPolicies })
  if (parsed.type === 'failure') throw new Error(JSON.stringify(parsed.errors))
  const requests = setting.members.map((member) => requestOf(storedFacts(setting.graph, windows, member)))
  return {
    answer: (index) => {
      const held = reasons(itemAt(requests, index))
      return setting.graph.criteria.map((_, place) => statusOf(held.includes(`met ${place}`), held.includes(`not ${place}`)))
    },
    run: looping((index) => statefulIsAuthorized(requests[index] as StatefulAuthorizationCall)),
  }
}
