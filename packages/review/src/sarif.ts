/** A comparison as SARIF 2.1.0 (OASIS, 2020), for code scanning services: what changes as notes, a false claim as an error. */
import type { Compared, Edit, Flip, Witness } from '@rubric/analysis'
import type { SourceSpan } from '@rubric/compiler'
import { lineStarts, positionAt } from '@rubric/syntax'
import { saysOf } from './report/claims.ts'
import { memberSentence } from './report/facts.ts'
import { type Names, namesOf } from './report/names.ts'
import { flipText, newsOf, unshown, verdictSentence } from './report/words.ts'
import type { Review } from './review.ts'

/** What a result is about; each has its rule, whose name stays. */
const rules = {
  'revision/false-claim': 'A claim about the revision is false',
  'revision/undecided-claim': 'A claim about the revision could not be decided',
  'revision/newly-met': 'Members for whom it is newly met',
  'revision/newly-refused': 'Members for whom it is newly not met',
  'revision/newly-needs-information': 'Members who newly need more information',
  'revision/grants-more': 'Members who are granted more',
  'revision/grants-less': 'Members who are granted less',
  'revision/grants-differ': 'Members who are granted something else',
  'revision/added': 'A part that the old version does not have',
  'revision/removed': 'A part that the new version no longer has',
} as const

type Rule = keyof typeof rules

interface Result {
  readonly rule: Rule
  readonly level: 'error' | 'warning' | 'note'
  readonly text: string
  readonly at: SourceSpan
  /** The other version, and the clauses that made the difference. */
  readonly related: readonly { readonly at: SourceSpan; readonly text: string }[]
  /** Tells it from all others of this policy, also when lines move. */
  readonly fingerprint: string
}

/** The results of several comparisons stand in one run. */
export const comparisonSarif = (...reviews: readonly Review[]): string => {
  const driver = { name: 'rubric', rules: ids.map((id) => ({ id, shortDescription: { text: rules[id] } })) }
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results: reviews.flatMap(resultsOf) }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return `${JSON.stringify(log, null, 2)}\n`
}

const ids = Object.keys(rules) as readonly Rule[]

const resultsOf = (review: Review): readonly object[] => {
  const names = namesOf(review)
  const { comparison } = review
  const location = locationsIn(review)
  const partResults = (item: Compared) =>
    item.presence === 'both' ? flipResults(review, names, item) : presenceResult(review, item)
  const results = [...claimResults(review, names), ...comparison.roots.flatMap(partResults)]
  const relatedLocation = (each: Result['related'][number], id: number) => ({
    id,
    ...location(each.at),
    message: { text: each.text },
  })
  return results.map(({ rule, level, text, at, related, fingerprint }) => ({
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level,
    message: { text },
    locations: [location(at)],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((each, id) => relatedLocation(each, id)) }),
    partialFingerprints: {
      'rubricRevision/v1': `${comparison.next.id} ${comparison.old.version} ${comparison.next.version} ${fingerprint}`,
    },
  }))
}

const locationsIn = ({ comparison, old, next }: Review) => {
  const texts = new Map([
    [comparison.old.file, lineStarts(old.text)],
    [comparison.next.file, lineStarts(next.text)],
  ])
  return ({ file, start, end, line }: SourceSpan) => {
    const starts = texts.get(file)
    const [from, to] = [start, end].map((offset) => (starts === undefined ? { line, column: 1 } : positionAt(starts, offset)))
    const region = {
      startLine: from?.line ?? line,
      startColumn: from?.column ?? 1,
      endLine: to?.line ?? line,
      endColumn: to?.column ?? 1,
    }
    return { physicalLocation: { artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') }, region } }
  }
}

const claimResults = (review: Review, names: Names): readonly Result[] =>
  review.comparison.claims.flatMap((claim): readonly Result[] => {
    const { address, stated, holds, witness, span } = claim
    const about = address === null ? 'the version' : names.short(address)
    const common = { at: span, related: causesOf(witness), fingerprint: `claim ${about}` }
    const shown = witness === null ? '' : ` ${memberSentence(review, witness)}`
    switch (holds) {
      case 'yes':
        return []
      case 'no':
        return [
          {
            ...common,
            rule: 'revision/false-claim',
            level: 'error',
            text: `The claim that ${about} is ${stated} is false. ${saysOf(claim)}${shown}`,
          },
        ]
      case 'undecided':
        return [
          {
            ...common,
            rule: 'revision/undecided-claim',
            level: 'warning',
            text: `The claim that ${about} is ${stated} is not decided. ${saysOf(claim)}`,
          },
        ]
    }
  })

const causesOf = (witness: Witness | null): Result['related'] =>
  (witness?.cause ?? []).flatMap((edit: Edit) => [
    ...(edit.old === null ? [] : [{ at: edit.old.span, text: `before: ${edit.old.words}` }]),
    ...(edit.next === null ? [] : [{ at: edit.next.span, text: `now: ${edit.next.words}` }]),
  ])

const ruleOf = ({ to, grants }: Flip): Rule => {
  if (grants !== undefined)
    return ({ more: 'revision/grants-more', less: 'revision/grants-less', other: 'revision/grants-differ' } as const)[grants]
  return (
    {
      met: 'revision/newly-met',
      'not met': 'revision/newly-refused',
      'information needed': 'revision/newly-needs-information',
    } as const
  )[to]
}

const flipResults = (review: Review, names: Names, item: Compared): readonly Result[] => {
  const { kind, old, next } = item
  const at = next ?? old
  if (at === null) return []
  return newsOf(item).map((flip) => ({
    rule: ruleOf(flip),
    level: 'note',
    text: [
      `${names.called(item)}: ${flipText(kind, flip)}.`,
      verdictSentence(item),
      flip.witness === null ? `Members of this kind ${unshown}.` : memberSentence(review, flip.witness),
    ].join(' '),
    at,
    related: [...(old === null ? [] : [{ at: old, text: 'in the old version' }]), ...causesOf(flip.witness)],
    fingerprint: `${names.short(item.address)} ${flip.from} > ${flip.to} ${flip.grants ?? ''}`.trim(),
  }))
}

const presenceResult = ({ comparison }: Review, { presence, old, next, title, address }: Compared): readonly Result[] => {
  const at = next ?? old
  if (at === null) return []
  const rule = presence === 'added' ? 'revision/added' : 'revision/removed'
  return [
    {
      rule,
      level: 'note',
      at,
      related: [],
      fingerprint: `${address} ${presence}`,
      text: `${title} is ${presence} in version ${comparison.next.version}.`,
    },
  ]
}
