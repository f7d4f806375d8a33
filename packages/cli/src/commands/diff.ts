/** `rubric diff`: what a change of a policy does to members. */
import { type Options, command } from '../command.ts'
import { formats } from '../revisions/format.ts'
import { UsageError, oneOf, wholeNumber } from '../usage.ts'


const options = {
  format: { type: 'string', value: 'FORMAT', text: `${formats.join(', ')} (default: pretty)` },
  output: { type: 'string', short: 'o', value: 'FILE', text: 'write the result to this file' },
  population: {
    type: 'string',
    value: 'FILE',
    text: 'count what becomes of these recorded, synthetic members: a JSON array, or one object a line, of {"facts", "asOf", "id"}',
  },
  'add-example': { type: 'string', value: 'N', text: 'write member N of the comparison into the newer file, as an example' },
  runs: { type: 'string', value: 'N', text: 'how many members are tried where nothing can be proved (default: 2000)' },
  seed: { type: 'string', value: 'N', text: 'the number from which those members are drawn (default: 1)' },
} as const satisfies Options

export default command(
  {
    name: 'diff',
    takes: '[OLD NEW | ID | ID OLD NEW | REV1..REV2 [paths] | folders]',
    about:
      'Shows what a change of a policy does to members: whether what the new version says of the change is true, who is newly covered, newly ' +
      'refused or newly asked for more, with a member for each, the clause that did it, and the words that changed. OLD and NEW are two .rubric ' +
      'files, or after a policy\'s ID two of its versions as rubric history names them; ID alone is each of its versions with the one before. ' +
      'REV1..REV2 are revisions of git: every policy that means something else, be it by a vocabulary; REV1.. compares with the files as they ' +
      'are now, and REV1...REV2 starts where the two parted. Without any, all adjacent versions in the folder policies. ' +
      'Exit code 1: a claim is false, or a policy has errors; 3: a claim could not be decided.',
    options,
    examples: [
      ['rubric diff cms.ldct', 'every version of a policy against the one before it'],
      ['rubric diff cms.ldct 2015-02-05 2022-02-10 --format html --output change.html', 'two versions, as a page to print'],
      ['rubric diff origin/main...HEAD --format markdown', 'what a branch does, for a pull request'],
      ['rubric diff HEAD.. policies/cms', 'what is not committed yet'],
      ['rubric diff cms.ldct 2015-02-05 2022-02-10 --add-example 1', 'keep the first member shown as an example'],
    ],
  },
  async ({ values, positionals, terminal, surroundings }) => {
    const format = oneOf('format', values.format, formats, 'pretty')
    const member = wholeNumber('add-example', values['add-example'], 1)
    const spend = { samples: wholeNumber('runs', values.runs, 1), seed: wholeNumber('seed', values.seed, 0) }
    if (member !== undefined && (values.output !== undefined || values.population !== undefined)) {
      throw new UsageError('--add-example writes the example and shows nothing else; leave the other options out')
    }
    const [{ questionOf }, { diff }] = await Promise.all([import('../revisions/question.ts'), import('../revisions/diff.ts')])
    const cwd = surroundings.cwd()
    const question = questionOf(positionals, cwd)
    const { output, population } = values
    const watched = surroundings.stderr.isTTY === true
    return diff({ question, format, output, population, member, watched, spend }, cwd, terminal)
  },
)
