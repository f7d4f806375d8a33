/** Lines of statements and revisions. */
import type { Verdict, VerdictWord } from '../ast.ts'
import { lineStart } from '../outline/kinds.ts'
import { Comma, TextToken, Word, word } from '../words/tokens.ts'
import { forms, textOf } from './base.ts'
import type { StatementDraft } from './drafts.ts'
import { SectionRules } from './sections.ts'

const WHOLE = 'what became of it: `unchanged`, `broader`, `narrower`, `mixed` or `outcome only`'
const SINGLE = 'what became of it: `unchanged`, `broader`, `narrower`, `mixed`, `outcome only`, `added` or `removed`'

export abstract class RevisionRules extends SectionRules {
  /** Statement: (`never` Several `together` | `always one of` Several) ["text"] [§clause] */
  readonly statement = this.RULE('statement', (): void => {
    this.CONSUME(lineStart.statement)
    const draft = this.open('statement')
    this.OR([
      {
        ALT: () => {
          this.CONSUME(word.never)
          draft.says = 'never together'
          this.SUBRULE(this.several, { ARGS: [draft] })
          this.CONSUME(word.together)
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.always)
          draft.says = 'always one'
          this.CONSUME(word.one)
          this.CONSUME(word.of)
          this.SUBRULE1(this.several, { ARGS: [draft] })
        },
      },
    ])
    this.textAndClause(draft)
  })

  /** Several: Address `,` Address {`,` Address} */
  private readonly several = this.RULE('several', (into: Pick<StatementDraft, 'addresses'> = {}): void => {
    const addresses = [this.SUBRULE(this.address)]
    into.addresses = addresses
    this.AT_LEAST_ONE({
      DEF: () => {
        this.CONSUME(Comma)
        addresses.push(this.SUBRULE1(this.address))
      },
      ERR_MSG: '`,` and another name',
    })
  })

  /** Revises: `revises` VERSION [Verdict] ["text"] */
  readonly revises = this.RULE('revises', (): void => {
    this.CONSUME(lineStart.revises)
    const draft = this.open('revises')
    this.CONSUME(word.revises)
    draft.version = this.SUBRULE(this.plainDate)
    this.OPTION(() => {
      draft.verdict = this.SUBRULE(this.verdict)
    })
    if (draft.verdict === undefined && this.next(Word)) this.fail(WHOLE)
    this.OPTION1(() => {
      draft.text = textOf(this.CONSUME(TextToken))
    })
  })

  /** Claim: Address (Verdict | `added` | `removed`) ["text"] */
  readonly claim = this.RULE('claim', (): void => {
    this.CONSUME(lineStart.claim)
    const draft = this.open('claim')
    draft.address = this.SUBRULE(this.address)
    const start = this.LA(1).startOffset
    draft.verdict = this.OR({
      DEF: forms<Verdict>([
        { ALT: () => this.SUBRULE(this.verdict) },
        { ALT: () => (this.CONSUME(word.added), { kind: 'Verdict', start, end: this.end(), word: 'added' }) },
        { ALT: () => (this.CONSUME(word.removed), { kind: 'Verdict', start, end: this.end(), word: 'removed' }) },
      ]),
      ERR_MSG: SINGLE,
    })
    this.OPTION(() => {
      draft.text = textOf(this.CONSUME(TextToken))
    })
  })

  /** Verdict: `unchanged` | `broader` | `narrower` | `mixed` | `outcome only` */
  private readonly verdict = this.RULE('verdict', (): Verdict => {
    const start = this.LA(1).startOffset
    const said = this.OR({
      DEF: forms<VerdictWord>([
        { ALT: () => (this.CONSUME(word.unchanged), 'unchanged') },
        { ALT: () => (this.CONSUME(word.broader), 'broader') },
        { ALT: () => (this.CONSUME(word.narrower), 'narrower') },
        { ALT: () => (this.CONSUME(word.mixed), 'mixed') },
        { ALT: () => (this.CONSUME(word.outcome), this.CONSUME(word.only), 'outcome only') },
      ]),
      ERR_MSG: WHOLE,
    })
    return { kind: 'Verdict', start, end: this.end(), word: said }
  })
}
