/** `rubric verify`: what is to hold of every policy, tried on members made up for it. */
import type { PropertyName } from '@rubric/harness'
import { type Options, command } from '../command.ts'
import { oneOf, UsageError, wholeNumber } from '../usage.ts'

export const formats = ['pretty', 'json', 'junit'] as const

/** As the harness names them; here too, so that help and mistakes in a call load nothing. */
export const propertyNames = [
  'time',
  'agreement',
  'determinism',
  'irrelevance',
  'unknown',
  'monotone',
  'boundary',
  'statements',
  'claims',
  'examples',
] as const satisfies readonly PropertyName[]

const options = {
  runs: { type: 'string', value: 'N', text: 'how many members are tried for each property of each version (default: 200)' },
  seed: {
    type: 'string',
    value: 'N',
    text: 'the number from which members are drawn; the same seed tries the same members (default: 1)',
  },
  time: { type: 'string', value: 'SECONDS', text: 'stop after so long, every property having had its share' },
  property: { type: 'string', value: 'NAME', text: `one property only: ${propertyNames.join(', ')}` },
  path: { type: 'string', value: 'PATH', text: 'try the one member again that a failure names by seed and path' },
  'add-example': { type: 'boolean', text: 'write the member that fails into its policy, as an example' },
  format: { type: 'string', value: 'FORMAT', text: `${formats.join(', ')} (default: pretty)` },
} as const satisfies Options

export default command(
  {
    name: 'verify',
    takes: '[paths]',
    about:
      'Makes up members from the facts of each policy, at the places where its answers change, and tries on them what is to hold of every ' +
      'policy: that to know more never changes a definite answer, that answers turn on the stated value, that claims and statements are ' +
      'true, that the examples of the version before come out the same. Each version is tried by itself and beside the one before it. ' +
      'Paths are files or folders; without any, the folder policies. What fails is shown with the smallest member found.',
    options,
    examples: [
      ['rubric verify', 'everything in the folder policies'],
      ['rubric verify policies/cms --runs 5000 --time 60', 'one issuer, for a minute at most'],
      ['rubric verify policies/cms --property monotone', 'which way each fact moves the answers, tried'],
      ['rubric verify --format junit > verify.xml', 'for a build server'],
    ],
  },
  async ({ values, positionals, terminal, surroundings }) => {
    const format = oneOf('format', values.format, formats, 'pretty')
    const property = values.property === undefined ? undefined : oneOf('property', values.property, propertyNames, 'time')
    const { path } = values
    if (path !== undefined && (property === undefined || !/^\d+(:\d+)*$/.test(path))) {
      throw new UsageError('--path repeats one member: copy the line that the failure shows, with --property and --seed')
    }
    const asked = {
      format,
      property,
      path,
      runs: wholeNumber('runs', values.runs, 1) ?? 200,
      seed: wholeNumber('seed', values.seed, 0) ?? 1,
      seconds: wholeNumber('time', values.time, 1),
      addExample: values['add-example'] === true,
    }
    const { verify } = await import('../verify/verify.ts')
    return verify(positionals, asked, { cwd: surroundings.cwd(), terminal, watched: surroundings.stderr.isTTY === true })
  },
)
