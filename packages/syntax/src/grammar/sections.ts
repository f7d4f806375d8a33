/** Lines of guidance, interpretations and examples. */
import type {
  DateLiteral, Expected, ExpectedGrant, ExpectedRemainder, ExpectedStatus, ExpectedWord, GivenField, GivenValue, MomentLiteral, NotYet,
} from '../ast.ts'
import { lineStart } from '../outline/kinds.ts'
import { Comma, TextToken, Word, word } from '../words/tokens.ts'
import { forms, nameOf, textOf } from './base.ts'
import { DutyRules } from './duties.ts'

const GIVEN = 'a value such as `yes`, `3`, `14 years` or `2026-03-01`'

export abstract class SectionRules extends DutyRules {
  // ---- guidance and interpretations ------------------------------------------------------------------------

  /** (`guidance` | `interpretation`) NAME "text" [§clause] */
  readonly note = this.RULE('note', (): void => {
    const kind = this.OR([
      { ALT: () => (this.CONSUME(lineStart.guidance), 'guidance' as const) },
      { ALT: () => (this.CONSUME(lineStart.interpretation), 'interpretation' as const) },
    ])
    const draft = this.open(kind)
    this.OR1([{ ALT: () => this.CONSUME(word.guidance) }, { ALT: () => this.CONSUME(word.interpretation) }])
    draft.name = nameOf(this.CONSUME(Word))
    this.expectText()
    this.textAndClause(draft)
  })

  /** `against` "…" | `decided by` "…" `on` DATE | `because` "…" | `affects` ADDRESS {`,` ADDRESS} */
  readonly interpretationEntry = this.RULE('interpretationEntry', (): void => {
    this.CONSUME(lineStart.interpretationEntry)
    const draft = this.open('interpretationEntry')
    this.OR([
      { ALT: () => ((draft.key = 'against'), this.CONSUME(word.against), (draft.text = textOf(this.CONSUME(TextToken)))) },
      { ALT: () => ((draft.key = 'because'), this.CONSUME(word.because), (draft.text = textOf(this.CONSUME1(TextToken)))) },
      {
        ALT: () => {
          draft.key = 'decided'
          this.CONSUME(word.decided)
          this.CONSUME(word.by)
          draft.text = textOf(this.CONSUME2(TextToken))
          this.CONSUME(word.on)
          draft.date = this.SUBRULE(this.plainDate)
        },
      },
      {
        ALT: () => {
          draft.key = 'affects'
          this.CONSUME(word.affects)
          this.SUBRULE(this.addresses, { ARGS: [draft] })
        },
      },
    ])
  })

  // ---- examples --------------------------------------------------------------------------------------------

  /** Example: `example` "purpose" `as of` DATE [TIME] */
  readonly example = this.RULE('example', (): void => {
    this.CONSUME(lineStart.example)
    const draft = this.open('example')
    this.CONSUME(word.example)
    this.expectText()
    this.OPTION(() => {
      draft.purpose = textOf(this.CONSUME(TextToken))
    })
    this.CONSUME(word.as)
    this.CONSUME(word.of)
    draft.asOf = this.SUBRULE(this.dateOrMoment)
  })

  /** Given: `given` [`like` "purpose of another example"] */
  readonly given = this.RULE('given', (): void => {
    this.CONSUME(lineStart.given)
    const draft = this.open('given')
    this.CONSUME(word.given)
    this.OPTION(() => {
      this.CONSUME(word.like)
      this.expectText()
      draft.like = textOf(this.CONSUME(TextToken))
    })
  })

  readonly expect = this.RULE('expect', (): void => {
    this.CONSUME(lineStart.expect)
    this.open('expect')
    this.CONSUME(word.expect)
  })

  /** GivenFact: NAME [GivenValue | `complete through` DATE] */
  readonly givenFact = this.RULE('givenFact', (): void => {
    this.CONSUME(lineStart.givenFact)
    const draft = this.open('givenFact')
    draft.name = nameOf(this.CONSUME(Word))
    if (this.next(word.through, 2) || this.RECORDING_PHASE) {
      this.OPTION(() => {
        this.CONSUME(word.complete)
        this.CONSUME(word.through)
        draft.completeThrough = this.SUBRULE(this.plainDate)
      })
    } else {
      this.OPTION1(() => {
        draft.value = this.SUBRULE(this.givenValue)
      })
    }
    if (this.RECORDING_PHASE) this.OPTION1(() => this.SUBRULE(this.givenValue))
  })

  /** Entry: FIELD GivenValue {`,` FIELD GivenValue} */
  readonly entry = this.RULE('entry', (): void => {
    this.CONSUME(lineStart.entry)
    const fields: GivenField[] = []
    this.open('entry').fields = fields
    fields.push(this.SUBRULE(this.givenField))
    this.MANY(() => {
      this.CONSUME(Comma)
      fields.push(this.SUBRULE1(this.givenField))
    })
  })

  private readonly givenField = this.RULE('givenField', (): GivenField => {
    const name = nameOf(this.CONSUME(Word))
    const value = this.SUBRULE(this.givenValue)
    return { kind: 'GivenField', start: name.start, end: value.end, name, value }
  })

  private readonly givenValue = this.RULE('givenValue', (): GivenValue =>
    this.OR({
      DEF: forms<GivenValue>([
        { ALT: () => nameOf(this.CONSUME(Word)) },
        { ALT: () => nameOf(this.CONSUME(word.yes)) },
        { ALT: () => nameOf(this.CONSUME(word.no)) },
        { ALT: () => nameOf(this.CONSUME(word.unknown)) },
        { ALT: () => nameOf(this.CONSUME(word.none)) },
        { ALT: () => this.SUBRULE(this.quantity) },
        { ALT: () => this.SUBRULE(this.dateOrMoment) },
        { ALT: () => this.SUBRULE(this.codeLiteral) },
        { ALT: () => this.SUBRULE(this.notYet) },
      ]),
      ERR_MSG: GIVEN,
    }),
  )

  private readonly notYet = this.RULE('notYet', (): NotYet => {
    const start = this.CONSUME(word.not).startOffset
    this.CONSUME(word.yet)
    return { kind: 'NotYet', start, end: this.end() }
  })

  // ---- what is expected ------------------------------------------------------------------------------------

  /** Expectation: ADDRESS (Status | Granted | Remainder) */
  readonly expectation = this.RULE('expectation', (): void => {
    this.CONSUME(lineStart.expectation)
    const draft = this.open('expectation')
    draft.address = this.SUBRULE(this.address)
    draft.expected = this.OR({
      DEF: forms<Expected>([
        { ALT: () => this.SUBRULE(this.expectedStatus) },
        { ALT: () => this.SUBRULE(this.granted) },
        { ALT: () => this.SUBRULE(this.remainder) },
      ]),
      ERR_MSG: 'an outcome such as `met`, `not met` or `unknown`',
    })
  })

  /** `met` [`in part`] | `not met` | `unknown` | `violated` | `pending` [`until` DATE [TIME]] | `information needed` */
  private readonly expectedStatus = this.RULE('expectedStatus', (): ExpectedStatus => {
    const start = this.LA(1).startOffset
    let until: DateLiteral | MomentLiteral | undefined
    const status = this.OR(forms<ExpectedWord>([
      {
        ALT: () => {
          this.CONSUME(word.met)
          let status: ExpectedWord = 'met'
          this.OPTION(() => {
            this.CONSUME(word.in)
            this.CONSUME(word.part)
            status = 'met in part'
          })
          return status
        },
      },
      { ALT: () => (this.CONSUME(word.not), this.CONSUME1(word.met), 'not met') },
      { ALT: () => (this.CONSUME(word.unknown), 'unknown') },
      { ALT: () => (this.CONSUME(word.violated), 'violated') },
      {
        ALT: () => {
          this.CONSUME(word.pending)
          this.OPTION1(() => {
            this.CONSUME(word.until)
            until = this.SUBRULE(this.dateOrMoment)
          })
          return 'pending'
        },
      },
      { ALT: () => (this.CONSUME(word.information), this.CONSUME(word.needed), 'information needed') },
    ]))
    return { kind: 'ExpectedStatus', start, end: this.end(), word: status, ...(until && { until }) }
  })

  /** `grants` (n units `of` CodeGroup | DATE `to` DATE) */
  private readonly granted = this.RULE('granted', (): ExpectedGrant => {
    const start = this.CONSUME(word.grants).startOffset
    return this.OR({
      DEF: forms<ExpectedGrant>([
        {
          ALT: () => {
            const amount = this.SUBRULE(this.counted)
            this.CONSUME(word.of)
            const of = this.SUBRULE(this.group1)
            return { kind: 'ExpectedGrant', start, end: this.end(), amount, of }
          },
        },
        {
          ALT: () => {
            const from = this.SUBRULE(this.plainDate)
            this.CONSUME(word.to)
            const to = this.SUBRULE1(this.plainDate)
            return { kind: 'ExpectedGrant', start, end: this.end(), from, to }
          },
        },
      ]),
      ERR_MSG: 'an amount such as `10 units`, or two dates',
    })
  })

  /** `leaves` n units */
  private readonly remainder = this.RULE('remainder', (): ExpectedRemainder => {
    const start = this.CONSUME(word.leaves).startOffset
    const amount = this.SUBRULE(this.counted)
    return { kind: 'ExpectedRemainder', start, end: amount.end, amount }
  })
}
