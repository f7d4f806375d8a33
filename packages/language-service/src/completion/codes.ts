/** Codes that a policy knows: those of its header, of its sets, and those that its lines name. No other is known here. */
import { walk, type File } from '@rubric/syntax'
import { oncePer } from '../once-per.ts'
import { plain, type Offer } from './offer.ts'
import { within } from './walk.ts'
import type { Ask } from './types.ts'

interface Code {
  readonly system: string
  readonly code: string
}

/** A code that stands alone tells nothing of its system. */
const codesIn = oncePer((tree: File): readonly Code[] => {
  const codes: Code[] = []
  walk(tree, (node) => {
    if (node.kind === 'Code') codes.push({ system: '', code: node.text })
    if (node.kind !== 'CodeGroup') return true
    for (const { text, last = text } of node.codes)
      codes.push(...[text, last].map((code) => ({ system: node.system.text, code })))
    return false
  })
  return codes
})

/** Those of one system, and of any where it has none. */
export const codesFor = ({ place: { program, path } }: Ask, system: string): readonly Offer[] => {
  const trees = program.uses(path).flatMap((each) => program.file(each)?.tree ?? [])
  const codes = trees.flatMap(codesIn).filter((each) => system === '' || each.system === system || each.system === '')
  return [...new Map(codes.map((each) => [each.code, each.system]))].map(([code, of]) =>
    plain('code', code, of === '' ? 2 : 1, of),
  )
}

/** In a line of codes, of its own system. */
export const codesInUse = (ask: Ask): readonly Offer[] =>
  codesFor(ask, ask.way.words[within(ask.frame, 'codeGroup')?.from ?? -1]?.text ?? '')
