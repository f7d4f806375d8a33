/** Values: quantities, dates, names, and what is counted over a list. */
import type { ParserMethod } from 'chevrotain'
import type {
  Aggregate, AggregateFunction, AgeOf, AsOf, CodeLiteral, DateLiteral, DayOf, Expression, MomentLiteral, Name, NameReference, OffsetDate, Quantity,
  Window,
} from '../ast.ts'
import { MAX_NESTING } from '../limits.ts'
import { CodeToken, DateToken, NumberToken, Slashed, TimeToken, Word, word } from '../words/tokens.ts'
import { BaseRules, dateOf, endOf, forms, nameOf, numberOf, referenceOf, type Form } from './base.ts'

type Growing<T> = { -readonly [K in keyof T]: T[K] }

const dayWords: ReadonlySet<string> = new Set(['day', 'days'])
const clockWords: ReadonlySet<string> = new Set(['minute', 'minutes', 'hour', 'hours'])
const directions: ReadonlySet<number | undefined> = new Set([word.before, word.after, word.of].map(({ tokenTypeIdx }) => tokenTypeIdx))

export const VALUE = 'a value such as `2`, `30 days`, `moderate` or the name of a fact'
const DIRECTION = '`before` or `after` and a date'

/**
 * Reference and Amount are methods, not rules: they begin most values, and a rule of their own costs as much again as reading them. So
 * within one rule each may stand once, and the occurrences 5, 6 and 7 are theirs.
 */
export abstract class ValueRules extends BaseRules {
  /** Conditions open at this point of the line. */
  protected depth = 0

  protected abstract readonly filter: ParserMethod<[], Expression>

  protected enter(): void {
    this.depth++
    if (this.depth > MAX_NESTING) this.tooDeep()
  }

  protected abstract tooDeep(): never

  /** Quantity: NUMBER [unit | WorkingTime] [`per` period] */
  readonly quantity = this.RULE('quantity', (): Quantity => {
    const number = numberOf(this.CONSUME(NumberToken))
    const quantity: Growing<Quantity> = { kind: 'Quantity', start: number.start, end: number.end, number }
    if (this.workingTimeFollows()) {
      this.SUBRULE(this.workingTime, { ARGS: [quantity] })
      return quantity
    }
    this.OPTION(() => {
      const unit = this.OR([
        { ALT: () => nameOf(this.CONSUME(Word)) },
        { ALT: () => nameOf(this.CONSUME(Slashed)) },
        // Told apart above; stated for the grammar.
        { ALT: () => this.SUBRULE(this.workingTime, { ARGS: [quantity] }), IGNORE_AMBIGUITIES: true },
      ])
      quantity.unit = unit
      quantity.end = unit.end
    })
    // `per calendar week` is the period of a recurrence.
    if (!this.next(word.calendar, 2)) {
      this.OPTION1(() => {
        this.CONSUME(word.per)
        const per = nameOf(this.CONSUME1(Word))
        quantity.per = per
        quantity.end = per.end
      })
    }
    return quantity
  })

  private workingTimeFollows(): boolean {
    const first = this.LA(1).tokenTypeIdx
    if (first === word.business.tokenTypeIdx) return dayWords.has(this.LA(2).image)
    return first === word.open.tokenTypeIdx && clockWords.has(this.LA(2).image)
  }

  /** WorkingTime: (`business` days | `open` hours) [`of` CALENDAR] */
  private readonly workingTime: ParserMethod<[quantity?: Growing<Quantity>], Name> = this.RULE('workingTime', (quantity?: Growing<Quantity>): Name => {
    const first = this.OR([{ ALT: () => this.CONSUME(word.business) }, { ALT: () => this.CONSUME(word.open) }])
    const second = this.CONSUME(Word)
    const unit: Name = { kind: 'Name', start: first.startOffset, end: endOf(second), text: `${first.image} ${second.image}` }
    let calendar: Name | undefined
    // `within 3 business days of seen_on` has a date there: the calendar stands before what the days are counted from.
    if (this.RECORDING_PHASE || (this.next(Word, 2) && directions.has(this.LA(3).tokenTypeIdx))) {
      this.OPTION(() => {
        this.CONSUME(word.of)
        calendar = nameOf(this.CONSUME1(Word))
      })
    }
    if (quantity === undefined) return unit
    quantity.unit = unit
    quantity.end = this.end()
    if (calendar !== undefined) quantity.calendar = calendar
    return unit
  })

  /** Amount: Quantity [(`before` | `after`) Value] */
  protected amount(): Quantity | OffsetDate {
    const amount = this.SUBRULE(this.quantity)
    let result: Quantity | OffsetDate = amount
    this.OPTION5(() => {
      const direction = this.OR5(forms<OffsetDate['direction']>([
        { ALT: () => (this.CONSUME5(word.before), 'before') },
        { ALT: () => (this.CONSUME5(word.after), 'after') },
      ]))
      const anchor = this.SUBRULE5(this.value)
      result = { kind: 'OffsetDate', start: amount.start, end: anchor.end, amount, direction, anchor }
    })
    return result
  }

  /** Date: DATE [TIME] */
  readonly dateOrMoment = this.RULE('dateOrMoment', (): DateLiteral | MomentLiteral => {
    const date = dateOf(this.CONSUME(DateToken))
    let result: DateLiteral | MomentLiteral = date
    this.OPTION(() => {
      const time = this.CONSUME(TimeToken)
      result = { kind: 'Moment', start: date.start, end: endOf(time), date: date.text, time: time.image }
    })
    return result
  })

  readonly codeLiteral = this.RULE('codeLiteral', (): CodeLiteral => {
    const token = this.CONSUME(CodeToken)
    return { kind: 'Code', start: token.startOffset, end: endOf(token), text: token.image }
  })

  /** Reference: NAME | `age of` Value | `day` n `of` LIST */
  protected reference(): NameReference | AgeOf | DayOf {
    if (this.RECORDING_PHASE) return this.references()
    const token = this.CONSUME6(Word)
    const start = token.startOffset
    // `of` after a name makes sense after `age` alone, and a number after `day`.
    if (token.tokenTypeIdx === word.age.tokenTypeIdx && this.next(word.of)) {
      this.CONSUME6(word.of)
      const date = this.SUBRULE6(this.value)
      return { kind: 'AgeOf', start, end: date.end, date }
    }
    if (token.tokenTypeIdx === word.day.tokenTypeIdx && this.next(NumberToken)) {
      const number = numberOf(this.CONSUME7(NumberToken))
      this.CONSUME7(word.of)
      const list = nameOf(this.CONSUME7(Word))
      return { kind: 'DayOf', start, end: list.end, number, list }
    }
    return referenceOf(token)
  }

  /** Told apart above by what follows; stated for the grammar. */
  private references(): NameReference | AgeOf | DayOf {
    return this.OR6(forms<NameReference | AgeOf | DayOf>([
      { ALT: () => referenceOf(this.CONSUME6(Word)) },
      {
        ALT: () => {
          const start = this.CONSUME6(word.age).startOffset
          this.CONSUME6(word.of)
          return { kind: 'AgeOf', start, end: 0, date: this.SUBRULE6(this.value) }
        },
        IGNORE_AMBIGUITIES: true,
      },
      {
        ALT: () => {
          const start = this.CONSUME7(word.day).startOffset
          const number = numberOf(this.CONSUME7(NumberToken))
          this.CONSUME7(word.of)
          return { kind: 'DayOf', start, end: 0, number, list: nameOf(this.CONSUME7(Word)) }
        },
        IGNORE_AMBIGUITIES: true,
      },
    ]))
  }

  readonly asOf = this.RULE('asOf', (): AsOf => {
    const start = this.CONSUME(word.as).startOffset
    return { kind: 'AsOf', start, end: endOf(this.CONSUME(word.of)) }
  })

  /** Words that are values though they can never be names. */
  readonly fixedValue = this.RULE('fixedValue', (): NameReference =>
    this.OR([
      { ALT: () => referenceOf(this.CONSUME(word.yes)) },
      { ALT: () => referenceOf(this.CONSUME(word.no)) },
      { ALT: () => referenceOf(this.CONSUME(word.unknown)) },
      { ALT: () => referenceOf(this.CONSUME(word.none)) },
    ]),
  )

  /** Value: Reference | Amount | Date | CODE | `as of` | `yes` | `no` | `none` | Measure */
  readonly value: ParserMethod<[], Expression> = this.RULE('value', (): Expression => {
    this.enter()
    const value = this.OR({ DEF: this.valueForms, ERR_MSG: VALUE })
    this.depth--
    return value
  })

  private readonly valueForms: Form<Expression>[] = [
    { ALT: () => this.reference() },
    { ALT: () => this.amount() },
    { ALT: () => this.SUBRULE(this.dateOrMoment) },
    { ALT: () => this.SUBRULE(this.codeLiteral) },
    { ALT: () => this.SUBRULE(this.asOf) },
    { ALT: () => this.SUBRULE(this.fixedValue) },
    { ALT: () => this.SUBRULE(this.measure) },
  ]

  /** Measure: (`count of` | `sum of` | `latest` | `earliest`) LIST Selection */
  readonly measure = this.RULE('measure', (): Aggregate => {
    const start = this.LA(1).startOffset
    const of = this.OR(forms<AggregateFunction>([
      { ALT: () => (this.CONSUME(word.count), this.CONSUME(word.of), 'count') },
      { ALT: () => (this.CONSUME(word.sum), this.CONSUME1(word.of), 'sum') },
      { ALT: () => (this.CONSUME(word.latest), 'latest') },
      { ALT: () => (this.CONSUME(word.earliest), 'earliest') },
    ]))
    return this.SUBRULE(this.selection, { ARGS: [start, of] })
  })

  /** Selection: LIST [`where` Filter] [Window] [`has` Filter] */
  readonly selection: ParserMethod<[start?: number, of?: AggregateFunction], Aggregate> = this.RULE(
    'selection',
    (start = 0, of: AggregateFunction = 'count'): Aggregate => {
      const target = nameOf(this.CONSUME(Word))
      const aggregate: { -readonly [K in keyof Aggregate]: Aggregate[K] } = { kind: 'Aggregate', start, end: 0, function: of, target }
      this.OPTION(() => {
        this.CONSUME(word.where)
        aggregate.where = this.SUBRULE(this.filter)
      })
      if (!this.next(word.in) || this.next(word.the, 2)) {
        this.OPTION1(() => {
          aggregate.window = this.SUBRULE(this.window)
        })
      }
      const has = (): void => {
        this.CONSUME(word.has)
        aggregate.has = this.SUBRULE1(this.filter)
      }
      if (this.RECORDING_PHASE) this.OPTION2(has)
      else if (of === 'every') has()
      aggregate.end = this.end()
      return aggregate
    },
  )

  /** Window: `in the past` Quantity | `in the` Quantity (`before` | `after`) Value | `since` Value */
  readonly window = this.RULE('window', (): Window => {
    const start = this.LA(1).startOffset
    return this.OR(forms<Window>([
      {
        ALT: () => {
          this.CONSUME(word.since)
          const anchor = this.SUBRULE1(this.value)
          return { kind: 'Window', start, end: anchor.end, form: 'since', anchor }
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.in)
          this.CONSUME(word.the)
          return this.SUBRULE(this.span, { ARGS: [start] })
        },
      },
    ]))
  })

  private readonly span: ParserMethod<[start?: number], Window> = this.RULE('span', (start = 0): Window =>
    this.OR({
      DEF: forms<Window>([
        {
          ALT: () => {
            this.CONSUME(word.past)
            const amount = this.SUBRULE(this.quantity)
            return { kind: 'Window', start, end: amount.end, form: 'past', amount }
          },
        },
        {
          ALT: () => {
            const amount = this.SUBRULE1(this.quantity)
            const form = this.OR1({
              DEF: [
                { ALT: () => (this.CONSUME(word.before), 'before' as const) },
                { ALT: () => (this.CONSUME(word.after), 'after' as const) },
              ],
              ERR_MSG: DIRECTION,
            })
            const anchor = this.SUBRULE(this.value)
            return { kind: 'Window', start, end: anchor.end, form, amount, anchor }
          },
        },
      ]),
      ERR_MSG: '`past`, or a span such as `30 days before`',
    }),
  )
}
