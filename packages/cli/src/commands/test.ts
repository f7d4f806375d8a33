/** `rubric test`: the examples that policies carry, on both evaluators. */
import { command } from '../command.ts'
import { formatOf, formats } from '../render/format.ts'

export default command(
  {
    name: 'test',
    takes: '[paths]',
    about:
      'Runs the example blocks of policies, each on the reference evaluator and on the compiled policy, and compares both with what the ' +
      'author expects and with each other. Where one comes out differently, the clause is shown with its facts.',
    options: { format: { type: 'string', value: 'FORMAT', text: `${formats.join(', ')} (default: pretty)` } },
    examples: [
      ['rubric test', 'every example in the folder policies'],
      ['rubric test policies/pehp --format github', 'one issuer, in a workflow of GitHub Actions'],
    ],
  },
  async ({ values, positionals, terminal, surroundings }) => {
    const format = formatOf(values.format)
    const { testPolicies } = await import('../examples/report.ts')
    return testPolicies(positionals, surroundings.cwd(), format, terminal)
  },
)
