/** What a version changed about a thing, and who shows it, for those who point at it. */
import { answers, type Compared, type Flip, givenLines, type Witness } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import type { Markdown } from '../places.ts'
import { joined } from '../reading/words.ts'
import type { LastComparison } from '../revisions.ts'
import { comparedAt, verdictWords } from '../verdict-words.ts'

/** `graph` of the newer version. Empty where nothing is known of the address. */
export const changeMarkdown = ({ comparison, isPast }: LastComparison, address: string, graph: RuleGraph | undefined): Markdown => {
  const [item, words] = [comparedAt(comparison, address), verdictWords(comparison, address)]
  if (item === undefined || words === undefined) return ''
  const members = graph === undefined ? [] : shownBy(item).map((witness) => memberMarkdown(witness, graph))
  return [`${isPast ? 'Before the last change to the text: ' : ''}**${words}**`, ...members].join('\n\n')
}

/** One member for each way in which answers went: best one who is decided in both versions, then the one of whom least is known. */
const shownBy = ({ flips }: Compared): readonly Witness[] => {
  const shown = flips.filter(({ witness }) => witness !== null).toSorted((a, b) => openIn(a) - openIn(b) || sizeOf(a) - sizeOf(b))
  const ways = new Map(shown.toReversed().map((flip) => [Math.sign(rise(flip)), flip.witness]))
  return [...ways].toSorted(([a], [b]) => b - a).flatMap(([, witness]) => witness ?? [])
}

const openIn = ({ from, to }: Flip): number => [from, to].filter((answer) => answer === 'information needed').length

const sizeOf = ({ witness }: Flip): number => witness?.known.length ?? Infinity

/** From not met over information needed to met. */
const rise = ({ from, to }: Flip): number => answers.indexOf(from) - answers.indexOf(to)

const memberMarkdown = ({ facts, asOf, old, next, cause }: Witness, graph: RuleGraph): Markdown => {
  const edits = cause.map(({ address, did }) => `\`${address.slice(address.indexOf('/') + 1)}\` was ${did}`)
  const why = edits.length === 0 ? '' : `, because ${joined(edits, 'and')}`
  const lines = [`as of ${asOf.replace('T', ' ')}`, ...(givenLines(graph, facts) ?? [])].map((line) => line.replace(/^ {4}/, ''))
  return [`For this member it was ${answerOf(old)}, and is ${answerOf(next)} now${why}:`, '```rubric', ...lines, '```'].join('\n')
}

const answerOf = ({ answer, grants }: Witness['old']): string => `\`${answer}\`${grants === '' ? '' : ` (${grants})`}`
