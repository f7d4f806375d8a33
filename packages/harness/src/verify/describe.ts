/** A failure in words: what is wrong, the member that shows it as an author would write it, and what each side says. */
import { givenLines } from '@rubric/analysis'
import { lookUp, nest } from '../facts/json.ts'
import type { MemberCase } from '../facts/members.ts'
import { within } from './answers.ts'
import { factNames } from './facts.ts'
import { type Failure, type Fault, ofRubric, properties } from './trial.ts'
import { titleOf, type Version } from './version.ts'

/** Beyond so many, faults of one member repeat each other. */
const most = 4

export const describeFailure = (failure: Failure): readonly string[] => {
  const { property, version, faults, member, beside, found } = failure
  const rest = faults.length - most
  return [
    `${properties[property]}: not so in ${titleOf(version)}`,
    ...faults.slice(0, most).flatMap((fault) => faultLines(version, fault)),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
    ...(member === null ? [] : memberLines(version, member)),
    ...(member === null || beside === null ? [] : [`  ${beside.title}`, ...changedLines(version, member, beside.member)]),
    ...(found === null ? [] : [`  seed ${found.seed}, path ${found.path}`]),
    ...(ofRubric.has(property)
      ? ['  this is a fault of Rubric, not of the policy: report it with the policy and this member']
      : []),
  ]
}

const faultLines = (version: Version, { address, says, answers }: Fault): readonly string[] => {
  const width = Math.max(0, ...answers.map(([who]) => who.length))
  return [
    `  ${address === '' ? '' : `${within(version, address)}: `}${says}`,
    ...answers.map(([who, what]) => `    ${who.padEnd(width)}  ${what}`),
  ]
}

const memberLines = (version: Version, { facts, asOf }: MemberCase): readonly string[] => {
  const lines = givenLines(version.graph, facts)
  // What no example can say is shown as it was given.
  const shown = lines ?? [`    ${JSON.stringify(facts)}`]
  return [`  member, as of ${asOf.replace('T', ' ')}`, ...(shown.length === 0 ? ['    nothing is known'] : inColumns(shown))]
}

/** A line for each fact; entries of lists stand further in, and stay as they are. */
const inColumns = (lines: readonly string[]): readonly string[] => {
  const parts = lines.map((line) => /^ {4}(\S+) {2,}(.*)$/.exec(line))
  const width = Math.max(0, ...parts.map((part) => part?.[1]?.length ?? 0))
  return lines.map((line, at) => {
    const [, name, value] = parts[at] ?? []
    return name === undefined ? line : `    ${name.padEnd(width)}  ${value}`
  })
}

/** Only what is not as in the first record. */
const changedLines = (version: Version, { facts }: MemberCase, other: MemberCase): readonly string[] => {
  const differs = ([name, now]: readonly [string, unknown]): boolean =>
    JSON.stringify(now) !== JSON.stringify(lookUp(facts, name))
  const changed = [...factNames(version.graph)].map((name) => [name, lookUp(other.facts, name)] as const).filter(differs)
  return changed.flatMap(([name, now]) => {
    const lines = givenLines(version.graph, nest([[name, now]]))
    return lines === null || lines.length === 0 ? [`    ${name}  ${JSON.stringify(now) ?? 'unknown'}`] : lines
  })
}
