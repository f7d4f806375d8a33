/** What comparisons of versions take: of policies of the repository, after one change in an editor, of large policies at random, and of odd ones. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { defaultBudget } from '@rubric/analysis'
import { nextMessage } from './messages.ts'
import { type Row, duration } from './report.ts'
import type { Compared } from './revisions-child.ts'
import { quantile } from './statistics.ts'

/** Milliseconds. */
const BARS = { adjacent: 100, lens: 200, random: 1_000, slow: 10_000, odd: 3_000 }

const compared = async (what: string): Promise<readonly Compared[]> => {
  const child = fork(join(import.meta.dirname, 'revisions-child.ts'), [what], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  try {
    return await nextMessage<readonly Compared[]>(child, 'a comparison')
  } finally {
    child.kill()
  }
}

const row = (section: string, what: string, { busy, milliseconds }: Compared, part: number, atMost: number | null, note = ''): Row => ({
  section, what, measured: duration(quantile(busy, part) * 1e6), against: '', ratio: null, spread: null,
  bar: atMost === null ? null : { atMost, of: quantile(busy, part), unit: ' ms' },
  note: `${duration(quantile(milliseconds, part) * 1e6)} by the clock${note}`,
})

const provedOf = ({ proved, items }: Compared): string => `; ${((100 * proved) / Math.max(1, items)).toFixed(1)} in 100 items proved`

const adjacentRows = (all: readonly Compared[]): readonly Row[] =>
  all.map((each) => row('Comparison of a version with the one before', `${each.title}: median`, each, 0.5, BARS.adjacent, provedOf(each)))

const lensRows = (all: readonly Compared[]): readonly Row[] =>
  all.map((each) =>
    row('Comparison of a policy with itself after one change', `${each.title}: median`, each, 0.5, BARS.lens,
      `; slowest ${duration(Math.max(...each.busy) * 1e6)}${provedOf(each)}`))

const randomRows = (all: readonly Compared[]): readonly Row[] =>
  all.flatMap((each) => {
    const section = `Comparison of random policies of ${each.facts} facts and up to ${each.conditions} conditions`
    return [
      row(section, `${each.title}: median`, each, 0.5, BARS.random, provedOf(each)),
      row(section, `${each.title}: 95 in 100`, each, 0.95, BARS.slow),
      row(section, `${each.title}: slowest`, each, 1, BARS.slow, ofBudget(each)),
    ]
  })

const oddRows = (all: readonly Compared[]): readonly Row[] =>
  all.flatMap((each) => {
    const section = 'Comparison of random policies with every construct of the language'
    return [
      row(section, `${each.title}: median`, each, 0.5, BARS.random, provedOf(each)),
      row(section, `${each.title}: slowest`, each, 1, BARS.odd, ofBudget(each)),
    ]
  })

const thousands = (looks: number): string => `${Math.round(looks / 1_000)},000`

/** What the one that spent most spent on records, past which cells stay open. */
const ofBudget = ({ looks }: Compared): string => `; at most ${thousands(Math.max(...looks))} of ${thousands(defaultBudget.looks)} looks`

export const revisions = async (say: (text: string) => void): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const [what, rowsOf] of [['adjacent', adjacentRows], ['lens', lensRows], ['random', randomRows], ['odd', oddRows]] as const) {
    say(`revisions: ${what}`)
    rows.push(...rowsOf(await compared(what)))
  }
  return rows
}
