/** `rubric build`: policies as files for engineers. */
import { command } from '../command.ts'
import { formatOf, formats } from '../render/format.ts'

export default command(
  {
    name: 'build',
    takes: '[paths] --out DIR',
    about:
      'Writes for each version of a policy a folder DIR/<policy id>/<version> with its TypeScript module and the same as JavaScript, a ' +
      'validator and a JSON Schema of its facts, its rule graph, and a manifest with hashes; for each policy an index that knows which ' +
      'version is in force on a day; and beside them the runtime library that the modules share and an index of all. The folder stands ' +
      'on its own: nothing has to be installed to use it. The same policies give the same bytes. What earlier builds left behind is ' +
      'named, not deleted.',
    options: {
      release: { type: 'boolean', text: 'build for use: whatever must not stand in a released policy is an error' },
      out: { type: 'string', value: 'DIR', text: 'where to write (default: dist)' },
      format: { type: 'string', value: 'FORMAT', text: `how errors are shown: ${formats.join(', ')} (default: pretty)` },
    },
    examples: [
      ['rubric build', 'everything in policies, into dist'],
      ['rubric build policies/pehp --out generated', 'one issuer, elsewhere'],
      ['rubric build --release', 'for use; drafts and what nobody has decided yet are refused'],
      ['rubric eval dist/pehp.iop --facts member.json', 'and then use it, here from the command line'],
    ],
  },
  async ({ values, positionals, terminal, surroundings }) => {
    const format = formatOf(values.format)
    const { buildPolicies } = await import('../artifact/build.ts')
    return buildPolicies(positionals, surroundings.cwd(), { out: values.out ?? 'dist', format, release: values.release === true }, terminal)
  },
)
