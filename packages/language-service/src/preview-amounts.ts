/** What is granted and what limits leave, in sentences. */
import { type AmountAnswer, type Answer, type DeterminationAnswer, type LimitAnswer } from '@rubric/runtime'
import { dayWords } from './reading/values.ts'
import { joined, quoted } from './reading/words.ts'

/** While the outcome is open, or not met, they are what the limits alone would leave. */
const coveredWords = ({ outcome }: DeterminationAnswer): string =>
  outcome === 'criteria met' || outcome === 'criteria met in part' ? 'can be covered' : 'could be covered'

export const amountsOf = (determination: DeterminationAnswer): readonly string[] =>
  (determination.lines ?? []).map(({ code, requested, granted, binding, limits }, at) => {
    const noun = limits[0]?.noun ?? 'units'
    const what = code === null ? `Line ${at + 1} of the request` : code
    const limit = limits.find(({ address }) => address === binding)
    const held = limit === undefined ? '' : `, held to “${limit.text === '' ? limit.name : limit.text}”`
    return `${what}: ${between(granted)} of ${between(requested)} ${noun} ${coveredWords(determination)}${held}.`
  })

export const daysOf = (determination: DeterminationAnswer): readonly string[] => {
  const { span } = determination
  if (span === null) return []
  const { earliest, latest } = span.to
  if (latest === null) return ['No days are left.']
  const last = earliest === latest ? day(latest) : `${day(latest)} at the latest`
  return [`The days from ${day(span.from)} to ${last} ${coveredWords(determination)}.`]
}

const day = (text: string): string => dayWords({ text })

/**
 * What is used and left in the window that leaves least; where that is not the same for all determinations, of which it is said.
 */
export const usesOf = ({ determinations }: Answer, address: string): readonly string[] => {
  const uses = determinations.flatMap(({ text, name, lines }) =>
    (lines ?? []).flatMap(({ limits }) =>
      limits
        .filter((limit) => limit.address === address)
        .map((limit) => [useSentence(limit), quoted(text === '' ? name : text)] as const),
    ),
  )
  const bySentence = Map.groupBy(uses, ([sentence]) => sentence)
  return [...bySentence].map(([sentence, own]) => {
    const titles = [...new Set(own.map(([, title]) => title))]
    return bySentence.size === 1
      ? sentence
      : `For ${joined(titles, 'and')}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
  })
}

const useSentence = ({ holds, window, used, allowed, remaining, noun }: LimitAnswer): string => {
  if (holds === 'not met') return 'It does not hold for this member.'
  if (window === null && used.least === 0 && used.most === allowed) return 'How much is used of it is not known.'
  const where = window === null ? '' : `From ${day(window.from)} to ${day(window.to)}: `
  const said = `${between(used)} of ${allowed} ${noun} used, ${between(remaining)} left`
  return `${where}${said}${holds === 'unknown' ? ', should it hold' : ''}.`
}

const between = ({ least, most }: AmountAnswer): string => {
  if (most === null) return least === 0 ? 'an unknown number' : `at least ${least}`
  return least === most ? String(least) : `${least} to ${most}`
}
