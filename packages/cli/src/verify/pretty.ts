/** The outcome of trials for a person: a line for each property, and what fails in full. */
import { describeFailure, polarities, type Polarity, properties, titleOf, type Version } from '@rubric/harness'
import { plural } from '../render/order.ts'
import { padEnd, tame, wrap } from '../render/width.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { byVersion, commandOf, type Tried, type Verification } from './verification.ts'

type Style = Pick<Terminal, 'paint' | 'width'>

export const verificationLines = (verification: Verification, style: Style): readonly string[] => [
  ...[...byVersion(verification)].flatMap(([version, tried]) => [
    `${style.paint.strong(titleOf(version))}  ${style.paint.place(tame(verification.pathOf(version)))}`,
    ...tried.flatMap((each) => triedLines(verification, each, style)),
    ...(verification.property === 'monotone' ? polarityLines(version, style) : []),
    '',
  ]),
  summary(verification, style),
]

const widest = Math.max(...Object.values(properties).map((says) => says.length))

const triedLines = (verification: Verification, tried: Tried, style: Style): readonly string[] => {
  const { trial, outcome } = tried
  const { paint, width } = style
  const line = (sign: string, how: string): string =>
    `  ${sign} ${padEnd(properties[trial.property], widest)}  ${paint.quiet(how)}`
  const notes = outcome.notes.flatMap((note) => wrap(tame(note), width - 6).map((text) => `      ${paint.quiet(text)}`))
  switch (outcome.is) {
    case 'held':
      return [line(paint.met('✓'), outcome.proved ? 'exactly' : membersOf(verification, outcome.members)), ...notes]
    case 'not tested':
      return [line(paint.quiet('-'), outcome.why), ...notes]
    case 'failed': {
      const command = commandOf(verification, outcome.failure)
      return [
        line(paint.notMet('✗'), outcome.members === 0 ? '' : `member ${outcome.members}`).trimEnd(),
        ...describeFailure(outcome.failure)
          .slice(1)
          .map((text) => `    ${tame(text)}`),
        ...(command === undefined ? [] : [`      ${paint.met('as an example:')} ${command}`]),
        ...notes,
      ]
    }
  }
}

const membersOf = ({ runs }: Verification, members: number): string =>
  members < runs ? `${plural(members, 'member')}, then the time was up` : plural(members, 'member')

/** Which way each fact moves each root that reads it. */
const polarityLines = ({ graph }: Version, { paint, width }: Style): readonly string[] => {
  const all = [...Map.groupBy(polarities(graph), ({ fact }) => fact)]
  const column = Math.max(0, ...all.map(([fact]) => fact.length)) + 2
  return all.flatMap(([fact, of]) => {
    const words = [...Map.groupBy(of, ({ direction }) => direction)].map(
      ([direction, roots]) => `${direction === 'either way' ? 'moves either way' : direction} ${namesOf(roots)}`,
    )
    return wrap(words.join('; '), Math.max(30, width - column - 6)).map(
      (text, at) => `      ${paint.place(padEnd(at === 0 ? fact : '', column))}${text}`,
    )
  })
}

const namesOf = (roots: readonly Polarity[]): string => roots.map(({ root }) => root.slice(root.lastIndexOf('/') + 1)).join(', ')

const summary = ({ tried, broken, seed }: Verification, { paint }: Style): string => {
  const count = (is: Tried['outcome']['is']): number => tried.filter(({ outcome }) => outcome.is === is).length
  const versions = new Set(tried.map(({ trial }) => trial.version)).size
  const failed = count('failed')
  const held = `${count('held')} ${count('held') === 1 ? 'property' : 'properties'} of ${plural(versions, 'version')} held`
  if (versions === 0 && broken.length === 0) return 'there is no policy here that decides anything'
  const parts = [
    failed === 0 ? paint.met(held) : held,
    ...(failed === 0 ? [] : [paint.notMet(`${failed} failed`)]),
    ...(broken.length === 0 ? [] : [paint.notMet(`${plural(broken.length, 'file')} with errors not tried`)]),
  ]
  return `${parts.join(', ')}  ${paint.quiet(`seed ${seed}`)}`
}
