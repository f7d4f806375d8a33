/** Comparisons in each of the formats in which they are printed. */
import type { Comparison } from '@rubric/analysis'
import { type Review, comparisonJunit, comparisonMarkdown, comparisonPage, comparisonSarif } from '@rubric/review'
import type { Terminal } from '../terminal/terminal.ts'
import type { Counted } from './counts.ts'
import type { Format } from './format.ts'
import { prettyComparison } from './pretty.ts'
import type { Pairs } from './side.ts'

export interface Reviewed extends Review {
  /** The comparison as it is; that of the review may name the versions for readers. */
  readonly data: Comparison
  /** Null where no population was given. */
  readonly counted: Counted | null
}

/** Ends with a line break. `form` is what was asked for: one comparison, or a list however long. */
export const rendered = (reviewed: readonly Reviewed[], form: Pairs['form'], format: Format, terminal: Terminal): string => {
  const renderers: Readonly<Record<Format, () => string>> = {
    pretty: () => reviewed.map((each) => prettyComparison(each, terminal)).join('\n\n'),
    markdown: () => comparisonMarkdown(...reviewed),
    html: () => comparisonPage(...reviewed),
    sarif: () => comparisonSarif(...reviewed),
    junit: () => comparisonJunit(...reviewed),
    json: () => json(reviewed.map(dataOf), form),
  }
  return renderers[format]()
}

/** For programs: the comparison as it is, with how many recorded members fared in which way. */
const dataOf = ({ data, counted, population }: Reviewed): object => ({
  ...data,
  population:
    counted === null
      ? null
      : { source: population?.source, members: counted.members, unusable: counted.unusable, counts: Object.fromEntries(counted.counts) },
})

const json = (all: readonly object[], form: Pairs['form']): string => `${JSON.stringify(form === 'one' ? all[0] : all, null, 2)}\n`
