/** Conditions: chains of comparisons, inline blocks, and what is asked of a list. */
import { type ParserMethod, type IToken } from 'chevrotain'
import type { AggregateFunction, Connective, Expression, Group, NameReference, NumberOf, Test, TimeRelation, ValueRelation } from '../ast.ts'
import {
  Comma, Equal, LeftParen, Less, LessOrEqual, More, MoreOrEqual, NotEqual, NumberToken, RightParen, Word, word,
} from '../words/tokens.ts'
import { MAX_NESTING } from '../limits.ts'
import { endOf, forms, isLineEnd, numberOf, referenceOf, type Form } from './base.ts'
import { ValueRules } from './values.ts'

export const CONDITION = 'a condition such as `impaired_spheres at least 2`'

const idOf = (token: { readonly tokenTypeIdx?: number }): number => token.tokenTypeIdx ?? -1

/** Words that begin a test. `on` is left out: after `and` it may be a field, unless `or before` or `or after` follows. */
const testStarts = new Set(
  [word.is, word.at, word.more, word.less, word.between, word.in, word.within, word.exactly, word.before, word.after, word.not]
    .concat([Less, LessOrEqual, More, MoreOrEqual, Equal, NotEqual])
    .map(idOf),
)

const connectiveOf = (token: IToken, text: Connective['word']): Connective => ({
  kind: 'Connective',
  start: token.startOffset,
  end: endOf(token),
  word: text,
})

export abstract class ConditionRules extends ValueRules {
  protected abstract unclosed(open: IToken): never
  protected abstract atMostTime(test: Test): never
  protected abstract filterNeedsParentheses(where: Expression): void

  /** Expression: Chain {`unless` Chain} */
  readonly expression: ParserMethod<[], Expression> = this.RULE('expression', (): Expression => {
    let expression = this.SUBRULE(this.chain)
    let waivers = 0
    this.MANY(() => {
      this.CONSUME(word.unless)
      // Each waives all before it: a level of the tree.
      if (++waivers > MAX_NESTING) this.tooDeep()
      const waiver = this.SUBRULE1(this.chain)
      expression = { kind: 'Unless', start: expression.start, end: waiver.end, operand: expression, waiver }
    })
    return expression
  })

  /** Chain: Operand {(`and` | `or`) Operand} */
  readonly chain: ParserMethod<[], Expression> = this.RULE('chain', (): Expression => {
    const first = this.SUBRULE(this.operand)
    let operands: Expression[] | undefined
    let connectives: Connective[] | undefined
    this.MANY(() => {
      operands ??= [first]
      connectives ??= []
      connectives.push(this.OR(this.connectiveForms))
      operands.push(this.SUBRULE1(this.operand))
    })
    if (operands === undefined || connectives === undefined) return first
    return { kind: 'Chain', start: first.start, end: this.end(), operands, connectives }
  })

  private readonly connectiveForms: Form<Connective>[] = [
    { ALT: () => connectiveOf(this.CONSUME(word.and), 'and') },
    { ALT: () => connectiveOf(this.CONSUME(word.or), 'or') },
  ]

  /** Operand: `not` Operand | Subject [Tests] */
  readonly operand: ParserMethod<[], Expression> = this.RULE('operand', (): Expression => {
    this.enter()
    let operand = this.OR({ DEF: this.operandForms, ERR_MSG: CONDITION })
    // Not after `(…)`: a filter in parentheses ends there, and the test is about the list.
    if (this.mayBeTested(operand) || this.RECORDING_PHASE) {
      this.OPTION(() => {
        operand = this.SUBRULE(this.comparison, { ARGS: [operand] })
      })
    }
    this.depth--
    return operand
  })

  /** Values may; and `in the past …` is no test, but the window of the list that the condition is about. */
  private mayBeTested(operand: Expression): boolean {
    if (operand.kind === 'Group' || operand.kind === 'Not' || operand.kind === 'NumberOf') return false
    if (operand.kind === 'Aggregate' && (operand.function === 'any' || operand.function === 'no' || operand.function === 'every')) return false
    return !this.next(word.in) || !this.next(word.the, 2)
  }

  private readonly operandForms: Form<Expression>[] = [
    { ALT: () => this.reference() },
    { ALT: () => this.SUBRULE(this.group) },
    { ALT: () => this.SUBRULE(this.negation) },
    { ALT: () => this.SUBRULE(this.numberOf) },
    { ALT: () => this.SUBRULE(this.anyOf) },
    { ALT: () => this.SUBRULE(this.quantified) },
    { ALT: () => this.SUBRULE(this.measure) },
    { ALT: () => this.amount() },
    { ALT: () => this.SUBRULE(this.dateOrMoment) },
    { ALT: () => this.SUBRULE(this.codeLiteral) },
    { ALT: () => this.SUBRULE(this.asOf) },
  ]

  private readonly negation: ParserMethod<[], Expression> = this.RULE('negation', (): Expression => {
    const start = this.CONSUME(word.not).startOffset
    const operand = this.SUBRULE(this.operand)
    return { kind: 'Not', start, end: operand.end, operand }
  })

  /** Group: `(` Expression `)` */
  private readonly group: ParserMethod<[], Group> = this.RULE('group', (): Group => {
    const open = this.CONSUME(LeftParen)
    const inner = this.SUBRULE(this.expression)
    return { kind: 'Group', start: open.startOffset, end: this.close(open), inner }
  })

  /** Answers where the closing parenthesis ends. */
  private close(open: IToken): number {
    if (isLineEnd(this.LA(1)) && !this.RECORDING_PHASE) this.unclosed(open)
    return endOf(this.CONSUME(RightParen))
  }

  /** Conditions: `(` Expression {`,` Expression} `)` */
  private readonly conditions: ParserMethod<[], readonly Expression[]> = this.RULE('conditions', (): readonly Expression[] => {
    const open = this.CONSUME(LeftParen)
    const conditions = [this.SUBRULE(this.expression)]
    this.MANY(() => {
      this.CONSUME(Comma)
      conditions.push(this.SUBRULE1(this.expression))
    })
    this.close(open)
    return conditions
  })

  /** NumberOf: (`at least` n | `at most` n | `exactly` n | `all` | `none`) `of` Conditions */
  private readonly numberOf = this.RULE('numberOf', (): NumberOf => {
    const start = this.LA(1).startOffset
    const head = this.OR(forms<NumberOf['head']>([
      { ALT: () => (this.CONSUME(word.all), 'all') },
      { ALT: () => (this.CONSUME(word.none), 'none') },
      { ALT: () => (this.CONSUME(word.exactly), 'exactly') },
      {
        ALT: () => {
          this.CONSUME(word.at)
          return this.OR1({
            DEF: [
              { ALT: () => (this.CONSUME(word.least), 'at least' as const) },
              { ALT: () => (this.CONSUME(word.most), 'at most' as const) },
            ],
            ERR_MSG: '`least` or `most`',
          })
        },
      },
    ]))
    let count
    const number = (): void => {
      count = numberOf(this.CONSUME(NumberToken))
    }
    if (this.RECORDING_PHASE) this.OPTION(number)
    else if (head !== 'all' && head !== 'none') number()
    this.CONSUME(word.of)
    const operands = this.SUBRULE(this.conditions)
    return { kind: 'NumberOf', start, end: this.end(), head, ...(count === undefined ? {} : { count }), operands }
  })

  /** `any of` Conditions | `any` LIST Selection */
  private readonly anyOf = this.RULE('anyOf', (): Expression => {
    const start = this.CONSUME(word.any).startOffset
    return this.OR({
      DEF: forms<Expression>([
        {
          ALT: () => {
            this.CONSUME(word.of)
            const operands = this.SUBRULE(this.conditions)
            return { kind: 'NumberOf', start, end: this.end(), head: 'any', operands }
          },
        },
        { ALT: () => this.SUBRULE(this.selection, { ARGS: [start, 'any'] }) },
      ]),
      ERR_MSG: '`of (…)` or the name of a list',
    })
  })

  /** (`no` | `every`) LIST Selection */
  private readonly quantified = this.RULE('quantified', (): Expression => {
    const token = this.OR([{ ALT: () => this.CONSUME(word.no) }, { ALT: () => this.CONSUME(word.every) }])
    return this.SUBRULE(this.selection, { ARGS: [token.startOffset, token.image as AggregateFunction] })
  })

  /** Filter: Group | Chain — a group ends it; several parts need parentheses where more follows. */
  protected readonly filter: ParserMethod<[], Expression> = this.RULE('filter', (): Expression => {
    if (this.next(LeftParen)) return this.SUBRULE(this.group)
    const filter = this.SUBRULE(this.chain)
    this.ACTION(() => this.checkFilter(filter))
    return filter
  })

  private checkFilter(filter: Expression): void {
    if (filter.kind !== 'Chain' && (filter.kind !== 'Comparison' || filter.tests.length === 1)) return
    const next = this.LA(1).tokenTypeIdx
    const more = next === word.has.tokenTypeIdx || next === word.since.tokenTypeIdx || testStarts.has(next)
    if (more) this.filterNeedsParentheses(filter)
  }

  /** Comparison: Value Test {`and` Test} */
  private readonly comparison: ParserMethod<[left?: Expression], Expression> = this.RULE('comparison', (left?: Expression): Expression => {
    const tests = [this.SUBRULE(this.test)]
    this.MANY({
      GATE: this.testFollows,
      DEF: () => {
        this.CONSUME(word.and)
        tests.push(this.SUBRULE1(this.test))
      },
    })
    return { kind: 'Comparison', start: left?.start ?? 0, end: this.end(), left: left as Expression, tests }
  })

  /** After `and`: another test of the same value, and no inline block (`and at least 2 of (…)`). */
  private readonly testFollows = (): boolean => {
    const second = this.LA(2).tokenTypeIdx
    if (second === word.on.tokenTypeIdx) return this.next(word.or, 3) && (this.next(word.before, 4) || this.next(word.after, 4))
    if (!testStarts.has(second)) return false
    if (second === word.not.tokenTypeIdx) return this.next(word.in, 3)
    if (second === word.at.tokenTypeIdx) return !this.next(word.of, 5)
    return second !== word.exactly.tokenTypeIdx || !this.next(word.of, 4)
  }

  /** Test: Relation Value | `between` Value `and` Value | [`not`] `in` … | `before` Value … | `within` … */
  private readonly test: ParserMethod<[], Test> = this.RULE('test', (): Test =>
    this.OR({ DEF: this.testForms, ERR_MSG: 'a comparison such as `at least 2`' }),
  )

  private readonly testForms: Form<Test>[] = [
    { ALT: () => this.valueTest() },
    { ALT: () => this.SUBRULE(this.betweenTest) },
    { ALT: () => this.SUBRULE(this.amongTest) },
    { ALT: () => this.SUBRULE(this.dateTest) },
    { ALT: () => this.SUBRULE(this.timeTest) },
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

  private readonly amongTest = this.RULE('amongTest', (): Test => {
    const start = this.LA(1).startOffset
    let negated = false
    this.OPTION(() => {
      this.CONSUME(word.not)
      negated = true
    })
    this.CONSUME(word.in)
    const choices = this.OR({
      DEF: forms<readonly Expression[]>([{ ALT: () => this.SUBRULE(this.choices) }, { ALT: () => [this.codeSetName()] }]),
      ERR_MSG: 'choices such as `(home, inpatient)` or the name of a code set',
    })
    return { kind: 'AmongTest', start, end: this.end(), negated, choices }
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
    return { kind: 'TimeTest', start, end: anchor.end, relation, amount, direction, anchor }
  })
}
