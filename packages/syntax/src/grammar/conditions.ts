/** Conditions: chains of comparisons, inline blocks, and what is asked of a list. */
import { type ParserMethod, type IToken } from 'chevrotain'
import type { AggregateFunction, Connective, Expression, Group, NumberOf } from '../ast.ts'
import {
  Comma, Equal, LeftParen, Less, LessOrEqual, More, MoreOrEqual, NotEqual, NumberToken, Word, word,
} from '../words/tokens.ts'
import { MAX_NESTING } from '../limits.ts'
import { endOf, forms, numberOf, type Form } from './base.ts'
import { TestRules } from './tests.ts'

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

export abstract class ConditionRules extends TestRules {
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
    if (second === word.during.tokenTypeIdx) return this.next(Word, 3)
    if (!testStarts.has(second)) return false
    if (second === word.not.tokenTypeIdx) return this.next(word.in, 3) || (this.next(word.during, 3) && this.next(Word, 4))
    if (second === word.at.tokenTypeIdx) return !this.next(word.of, 5)
    return second !== word.exactly.tokenTypeIdx || !this.next(word.of, 4)
  }
}
