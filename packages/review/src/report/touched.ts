/** Who gains, who loses and who needs more information: each member once, where it is first spoken of. */
import type { ShownMember } from './members.ts'
import type { FlipRow, PartRow } from './parts.ts'
import { groupOf, groups, groupTitle, groupTone, proofText, type Tone } from './words.ts'

export interface TouchedGroup {
  readonly title: string
  readonly tone: Tone
  /** How answers as a whole change for somebody of this group. */
  readonly flips: readonly FlipRow[]
  /** What is said where there is nobody. */
  readonly nobody: string
  readonly members: readonly ShownMember[]
}

export const touchedGroups = (overall: PartRow, members: readonly ShownMember[]): readonly TouchedGroup[] => {
  const shown = new Set<number>()
  const found: TouchedGroup[] = []
  for (const group of groups) {
    const flips = overall.flips.filter(({ flip }) => groupOf(flip) === group)
    const numbers = new Set(flips.map(({ member }) => member))
    const own = members.filter(({ number }) => numbers.has(number) && !shown.has(number))
    for (const { number } of own) shown.add(number)
    if (group !== 'differs' || flips.length > 0)
      found.push({ title: groupTitle[group], tone: groupTone[group], flips, nobody: nobodyText(overall), members: own })
  }
  const others = members.filter(({ number }) => !shown.has(number))
  if (others.length > 0)
    found.push({ title: 'Who shows what changes in single parts', tone: 'plain', flips: [], nobody: '', members: others })
  return found
}

const nobodyText = ({ item: { verdict, proof } }: PartRow): string => {
  if (verdict === null) return 'Nobody was found.'
  return `Nobody: ${proofText('unchanged', proof)}.`
}
