/** Tests of a value: comparisons, choices, dates, time spans, recurrences. */
import type { IToken, ParserMethod } from 'chevrotain'
import type {
  Expression, Moved, Name, NameReference, RecurrencePeriod, RecurrenceTest, Test, TimeRelation, ValueRelation, WhileState,
} from '../ast.ts'
import { Comma, Equal, LeftParen, Less, LessOrEqual, More, MoreOrEqual, NotEqual, NumberToken, RightParen, Word, word } from '../words/tokens.ts'
import { endOf, forms, isLineEnd, nameOf, referenceOf, type Form } from './base.ts'
import { ValueRules } from './values.ts'

export abstract class TestRules extends ValueRules {
  protected abstract unclosed(open: IToken): never
  protected abstract atMostTime(test: Test): never

  /** Answers where the closing parenthesis ends. */
  protected close(open: IToken): number {
    if (isLineEnd(this.LA(1)) && !this.RECORDING_PHASE) this.unclosed(open)
    return endOf(this.CONSUME(RightParen))
  }

  /** Test: Relation Value | `between` Value `and` Value | [`not`] `in` … | `before` Value … | `within` … */
  protected readonly test: ParserMethod<[], Test> = this.RULE('test', (): Test =>
    this.recurrenceFollows() ? this.SUBRULE(this.recurrence) : this.OR({ DEF: this.testForms, ERR_MSG: 'a comparison such as `at least 2`' }),
  )

  private readonly testForms: Form<Test>[] = [
    { ALT: () => this.valueTest() },
    { ALT: () => this.SUBRULE(this.betweenTest) },
    { ALT: () => this.SUBRULE(this.amongTest) },
    { ALT: () => this.SUBRULE(this.dateTest) },
    { ALT: () => this.SUBRULE(this.timeTest) },
    // Told apart before the choice; stated for the grammar.
    { ALT: () => this.SUBRULE(this.recurrence), IGNORE_AMBIGUITIES: true },
  ]

  /** Relation: `is` [`not`] | `at least` | `at most` | `more than` | `less than` | `=` `!=` `>=` `<=` `>` `<` */
  private valueTest(): Test {
    const start = this.LA(1).startOffset
    const relation = this.OR1(this.relationForms)
    const right = this.SUBRULE(this.value)
    const test: Test = { kind: 'ValueTest', start, end: right.end, relation, right }
    if (right.kind !== 'OffsetDate' || relation === 'is' || relation === 'is not') return test
    if (relation === 'at most') this.atMostTime(test)
    return { kind: 'TimeTest', start, end: right.end, relation, amount: right.amount, direction: right.direction, anchor: right.anchor }
  }

  private readonly relationForms: Form<ValueRelation>[] = [
    {
      ALT: () => {
        this.CONSUME(word.is)
        let relation: ValueRelation = 'is'
        this.OPTION(() => {
          this.CONSUME(word.not)
          relation = 'is not'
        })
        return relation
      },
    },
    {
      ALT: () => {
        this.CONSUME(word.at)
        return this.OR2({
          DEF: forms<ValueRelation>([
            { ALT: () => (this.CONSUME(word.least), 'at least') },
            { ALT: () => (this.CONSUME(word.most), 'at most') },
          ]),
          ERR_MSG: '`least` or `most`',
        })
      },
    },
    { ALT: () => (this.CONSUME(word.more), this.CONSUME1(word.than), 'more than') },
    { ALT: () => (this.CONSUME(word.less), this.CONSUME2(word.than), 'less than') },
    { ALT: () => (this.CONSUME(Equal), 'is') },
    { ALT: () => (this.CONSUME(NotEqual), 'is not') },
    { ALT: () => (this.CONSUME(MoreOrEqual), 'at least') },
    { ALT: () => (this.CONSUME(LessOrEqual), 'at most') },
    { ALT: () => (this.CONSUME(More), 'more than') },
    { ALT: () => (this.CONSUME(Less), 'less than') },
  ]

  private readonly betweenTest = this.RULE('betweenTest', (): Test => {
    const start = this.CONSUME(word.between).startOffset
    const low = this.SUBRULE(this.value)
    this.CONSUME(word.and)
    const high = this.SUBRULE1(this.value)
    return { kind: 'BetweenTest', start, end: high.end, low, high }
  })

  /** [`not`] (`in` Choices | `in` CODE_SET | `during` CALENDAR) */
  private readonly amongTest = this.RULE('amongTest', (): Test => {
    const start = this.LA(1).startOffset
    let negated = false
    this.OPTION(() => {
      this.CONSUME(word.not)
      negated = true
    })
    return this.OR({
      DEF: forms<Test>([
        {
          ALT: () => {
            this.CONSUME(word.in)
            const choices = this.OR1({
              DEF: forms<readonly Expression[]>([{ ALT: () => this.SUBRULE(this.choices) }, { ALT: () => [this.codeSetName()] }]),
              ERR_MSG: 'choices such as `(home, inpatient)` or the name of a code set',
            })
            return { kind: 'AmongTest', start, end: this.end(), negated, choices }
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.during)
            const calendar = nameOf(this.CONSUME1(Word))
            return { kind: 'DuringTest', start, end: calendar.end, negated, calendar }
          },
        },
      ]),
      ERR_MSG: '`in` and choices, or `during` and a calendar',
    })
  })

  private codeSetName(): NameReference {
    return referenceOf(this.CONSUME(Word))
  }

  private readonly choices = this.RULE('choices', (): readonly Expression[] => {
    const open = this.CONSUME(LeftParen)
    const choices = [this.SUBRULE(this.value)]
    this.MANY(() => {
      this.CONSUME(Comma)
      choices.push(this.SUBRULE1(this.value))
    })
    this.close(open)
    return choices
  })

  /** `before` Value | `after` Value | `on` [`or before` | `or after`] Value */
  private readonly dateTest = this.RULE('dateTest', (): Test => {
    const start = this.LA(1).startOffset
    const relation = this.OR(forms<Extract<Test, { kind: 'DateTest' }>['relation']>([
      { ALT: () => (this.CONSUME(word.before), 'before') },
      { ALT: () => (this.CONSUME(word.after), 'after') },
      {
        ALT: () => {
          this.CONSUME(word.on)
          let relation: 'on' | 'on or before' | 'on or after' = 'on'
          this.OPTION(() => {
            this.CONSUME(word.or)
            relation = this.OR1({
              DEF: [
                { ALT: () => (this.CONSUME1(word.before), 'on or before' as const) },
                { ALT: () => (this.CONSUME1(word.after), 'on or after' as const) },
              ],
              ERR_MSG: '`before` or `after`',
            })
          })
          return relation
        },
      },
    ]))
    const right = this.SUBRULE(this.value)
    return { kind: 'DateTest', start, end: right.end, relation, right }
  })

  /** (`within` | `exactly`) Quantity (`before` | `after` | `of`) Value */
  private readonly timeTest = this.RULE('timeTest', (): Test => {
    const start = this.LA(1).startOffset
    const relation = this.OR(forms<TimeRelation>([
      { ALT: () => (this.CONSUME(word.within), 'within') },
      { ALT: () => (this.CONSUME(word.exactly), 'exactly') },
    ]))
    const amount = this.SUBRULE(this.quantity)
    const direction = this.OR1({
      DEF: [
        { ALT: () => (this.CONSUME(word.before), 'before' as const) },
        { ALT: () => (this.CONSUME(word.after), 'after' as const) },
        { ALT: () => (this.CONSUME(word.of), 'of' as const) },
      ],
      ERR_MSG: '`before`, `after` or `of`, and a date',
    })
    const anchor = this.SUBRULE(this.value)
    let moved: Moved | undefined
    this.OPTION(() => {
      moved = this.SUBRULE(this.moved)
    })
    return { kind: 'TimeTest', start, end: this.end(), relation, amount, direction, anchor, ...(moved && { moved }) }
  })

  /** `moved to` (`next` | `previous`) `business day` [`of` CALENDAR] */
  private readonly moved = this.RULE('moved', (): Moved => {
    const start = this.CONSUME(word.moved).startOffset
    this.CONSUME(word.to)
    const to = this.OR({
      DEF: forms<Moved['to']>([{ ALT: () => (this.CONSUME(word.next), 'next') }, { ALT: () => (this.CONSUME(word.previous), 'previous') }]),
      ERR_MSG: '`next` or `previous`',
    })
    this.CONSUME(word.business)
    this.CONSUME(word.day)
    let calendar: Name | undefined
    this.OPTION(() => {
      this.CONSUME(word.of)
      calendar = nameOf(this.CONSUME(Word))
    })
    return { kind: 'Moved', start, end: this.end(), to, ...(calendar && { calendar }) }
  })

  // ---- recurrences -----------------------------------------------------------------------------------------

  /** `at least every`, `at least 2 [units] every`, `at least 2 [units] per calendar`: no other test has these words in these places. */
  private recurrenceFollows(): boolean {
    if (this.LA(1).tokenTypeIdx !== word.at.tokenTypeIdx || !this.next(word.least, 2)) return false
    if (this.next(word.every, 3)) return true
    return this.next(NumberToken, 3) && (this.periodAt(4) || this.periodAt(5))
  }

  private periodAt(ahead: number): boolean {
    return this.next(word.every, ahead) || (this.next(word.per, ahead) && this.next(word.calendar, ahead + 1))
  }

  /** `at least` [Quantity] Period `from` Value [`until` Value] [`while` [`not`] STATE] */
  private readonly recurrence = this.RULE('recurrence', (): Test => {
    const start = this.CONSUME(word.at).startOffset
    this.CONSUME(word.least)
    const test: { -readonly [K in keyof RecurrenceTest]?: RecurrenceTest[K] } = {}
    this.OPTION(() => {
      test.least = this.SUBRULE(this.quantity)
    })
    const period = this.SUBRULE(this.period)
    this.CONSUME(word.from)
    const from = this.SUBRULE(this.value)
    this.OPTION1(() => {
      this.CONSUME(word.until)
      test.until = this.SUBRULE1(this.value)
    })
    this.OPTION2(() => {
      test.during = this.SUBRULE(this.whileState)
    })
    return { ...test, kind: 'RecurrenceTest', start, end: this.end(), period, from }
  })

  /** Period: `every` Quantity | `per calendar` (`week` | `month` | `quarter` | `year`) */
  private readonly period = this.RULE('period', (): RecurrencePeriod => {
    const start = this.LA(1).startOffset
    return this.OR({
      DEF: forms<RecurrencePeriod>([
        {
          ALT: () => {
            this.CONSUME(word.every)
            const amount = this.SUBRULE(this.quantity)
            return { kind: 'RecurrencePeriod', start, end: amount.end, form: 'every', amount }
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.per)
            this.CONSUME(word.calendar)
            const unit = this.SUBRULE(this.calendarUnit)
            return { kind: 'RecurrencePeriod', start, end: unit.end, form: 'calendar', unit }
          },
        },
      ]),
      ERR_MSG: '`every 4 weeks` or `per calendar month`',
    })
  })

  protected readonly calendarUnit = this.RULE('calendarUnit', (): Name =>
    this.OR({
      DEF: [
        { ALT: () => nameOf(this.CONSUME(word.week)) },
        { ALT: () => nameOf(this.CONSUME(word.month)) },
        { ALT: () => nameOf(this.CONSUME(word.quarter)) },
        { ALT: () => nameOf(this.CONSUME(word.year)) },
      ],
      ERR_MSG: '`week`, `month`, `quarter` or `year`',
    }),
  )

  /** `while` [`not`] STATE */
  private readonly whileState = this.RULE('whileState', (): WhileState => {
    const start = this.CONSUME(word.while).startOffset
    let negated = false
    this.OPTION(() => {
      this.CONSUME(word.not)
      negated = true
    })
    const state = nameOf(this.CONSUME(Word))
    return { kind: 'WhileState', start, end: state.end, negated, state }
  })
}
