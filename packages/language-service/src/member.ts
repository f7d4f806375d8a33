/** The member that somebody looks at a policy with: one of its examples, or facts from elsewhere. */
import type { CompiledPolicy, FactsInput, Program } from '@rubric/compiler'
import type { Evaluated } from '@rubric/harness/examples'
import { type Answer, buildAnswer } from '@rubric/runtime'
import { evaluationOf, evaluatorOf } from './evaluation.ts'
import { checkedExample, examplesIn, factOf } from './examples.ts'
import { faultyFiles } from './outline.ts'
import { joined } from './reading/words.ts'

export type Member =
  | { readonly kind: 'example'; readonly name: string }
  /** `asOf` is `2026-03-01` or `2026-03-01T14:30`; `label` is what it is called where it is shown. */
  | { readonly kind: 'facts'; readonly facts: unknown; readonly asOf: string; readonly label?: string }

export type MemberEvaluation =
  | {
      readonly ok: true
      readonly policy: CompiledPolicy
      readonly asOf: string
      readonly facts: FactsInput
      readonly evaluated: Extract<Evaluated, { readonly ok: true }>
    }
  /** In plain words; then nothing is decided. */
  | { readonly ok: false; readonly problems: readonly string[] }

/** The policy of the file decided for the member. Made once for each text and member. */
export const evaluateMember = (program: Program, path: string, member: Member): MemberEvaluation => {
  const policy = program.policy(path)
  if (policy === undefined) return refused(['There is no policy in this file.'])
  if (!policy.ok)
    return refused([`Nothing can be decided while there are errors in ${joined(faultyFiles(program, path), 'and')}.`])
  if (member.kind === 'facts') return ofFacts(policy, member)
  const example = checkedExample(policy, member)
  if (example !== undefined) return decided(policy, example.facts, example.asOf, evaluationOf(policy, example))
  const isThere = examplesIn(program, path).some(({ name }) => name === member.name)
  return refused([
    isThere ? `The example “${member.name}” has errors of its own.` : `There is no example “${member.name}” in this file.`,
  ])
}

const refused = (problems: readonly string[]): MemberEvaluation => ({ ok: false, problems })

/** The last member of each policy: a preview, and what stands beside the lines, ask for the same one again and again. */
const last = new WeakMap<CompiledPolicy, readonly [facts: unknown, asOf: string, evaluation: MemberEvaluation]>()

const ofFacts = (policy: CompiledPolicy, { facts, asOf }: Extract<Member, { readonly kind: 'facts' }>): MemberEvaluation => {
  const [knownFacts, knownAsOf, known] = last.get(policy) ?? []
  if (known !== undefined && knownFacts === facts && knownAsOf === asOf) return known
  // Whatever it is: what does not fit is refused.
  const input = facts as FactsInput
  const evaluation = decided(policy, input, asOf, evaluatorOf(policy).evaluate(input, asOf))
  last.set(policy, [facts, asOf, evaluation])
  return evaluation
}

const decided = (policy: CompiledPolicy, facts: FactsInput, asOf: string, evaluated: Evaluated): MemberEvaluation =>
  evaluated.ok
    ? { ok: true, policy, asOf, facts, evaluated }
    : refused(
        evaluated.problems.map(
          ({ path, message }) =>
            `${path === 'as of' ? 'The day' : factOf(path) === '' ? 'The facts' : factOf(path)}: ${message}.`,
        ),
      )

const answers = new WeakMap<object, Answer>()

/** The same as the answer that is published: clauses with their facts, what is still needed, what is granted. */
export const answerOf = ({ policy, facts, asOf, evaluated }: Extract<MemberEvaluation, { readonly ok: true }>): Answer => {
  const { trace, ignored, determinations } = evaluated
  const known = answers.get(evaluated)
  const answer = known ?? buildAnswer(evaluatorOf(policy).info, trace, facts, asOf, ignored, determinations)
  answers.set(evaluated, answer)
  return answer
}
