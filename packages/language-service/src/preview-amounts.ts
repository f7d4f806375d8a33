/** What is granted and what limits leave, in sentences. */
import { type AmountAnswer, type Answer, type DeterminationAnswer, type LimitAnswer } from '@rubric/runtime'
import { dayWords } from './reading/values.ts'

export const amountsOf = ({ lines }: DeterminationAnswer): readonly string[] =>
  (lines ?? []).map(({ code, requested, granted, binding, limits }, at) => {
    const noun = limits[0]?.noun ?? 'units'
    const what = code === null ? `Line ${at + 1} of the request` : code
    const held = binding === null ? '' : `, held to “${limits.find(({ address }) => address === binding)?.text ?? binding}”`
    return `${what}: ${between(granted)} of ${between(requested)} ${noun} can be covered${held}.`
  })

export const daysOf = ({ span }: DeterminationAnswer): readonly string[] => {
  if (span === null) return []
  const { earliest, latest } = span.to
  if (latest === null) return ['No days are left.']
  const last = earliest === latest ? day(latest) : `${day(latest)} at the latest`
  return [`The days from ${day(span.from)} to ${last} can be covered.`]
}

const day = (text: string): string => dayWords({ text })

/** Of each determination that is held to the limit: what is used and left in the window that leaves least. */
export const usesOf = ({ determinations }: Answer, address: string): readonly string[] => {
  const found = determinations.flatMap(({ lines }) =>
    (lines ?? []).flatMap(({ limits }) => limits.filter((limit) => limit.address === address)),
  )
  return [...new Set(found.map(useSentence))]
}

const useSentence = ({ holds, window, used, allowed, remaining, noun }: LimitAnswer): string => {
  if (holds === 'not met') return 'It does not hold for this member.'
  const where = window === null ? '' : `From ${day(window.from)} to ${day(window.to)}: `
  const said = `${between(used)} of ${allowed} ${noun} used, ${between(remaining)} left`
  return `${where}${said}${holds === 'unknown' ? ', should it hold' : ''}.`
}

const between = ({ least, most }: AmountAnswer): string =>
  most === null
    ? least === 0
      ? 'an unknown number'
      : `at least ${least}`
    : least === most
      ? String(least)
      : `${least} to ${most}`
