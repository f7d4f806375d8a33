/** Lines of limits, requirements, exceptions and determinations. */
import type { Address, Grant, LimitCap, LimitWindow, Missing, Name, Quantity, Replacement } from '../ast.ts'
import { lineStart } from '../outline/kinds.ts'
import { Comma, NumberToken, Slashed, Word, word } from '../words/tokens.ts'
import { endOf, forms, nameOf, numberOf } from './base.ts'
import { CalendarRules } from './calendars.ts'
import type { DeterminationEntryDraft, ExceptionEntryDraft, UnitEntryDraft } from './drafts.ts'

type Growing<T> = { -readonly [K in keyof T]: T[K] }

const periods: ReadonlySet<string> = new Set(['day', 'days', 'week', 'weeks', 'month', 'months', 'year', 'years'])

const missing = (at: number): Missing => ({ kind: 'Missing', start: at, end: at })

export abstract class DutyRules extends CalendarRules {
  /** (`limit` | `requirement` | `exception` | `determination`) NAME ["title"] [§clause] */
  readonly rule = this.RULE('rule', (): void => {
    const kind = this.OR([
      { ALT: () => (this.CONSUME(lineStart.limit), 'limit' as const) },
      { ALT: () => (this.CONSUME(lineStart.requirement), 'requirement' as const) },
      { ALT: () => (this.CONSUME(lineStart.exception), 'exception' as const) },
      { ALT: () => (this.CONSUME(lineStart.determination), 'determination' as const) },
    ])
    const draft = this.open(kind)
    this.OR1([
      { ALT: () => this.CONSUME(word.limit) },
      { ALT: () => this.CONSUME(word.requirement) },
      { ALT: () => this.CONSUME(word.exception) },
      { ALT: () => this.CONSUME(word.determination) },
    ])
    draft.name = nameOf(this.CONSUME(Word))
    this.textAndClause(draft)
  })

  /** `when` Expression */
  readonly when = this.RULE('when', (): void => {
    this.CONSUME(lineStart.when)
    const draft = this.open('when')
    this.CONSUME(word.when)
    draft.expression = this.SUBRULE(this.expression)
  })

  // ---- amounts ---------------------------------------------------------------------------------------------

  /** Counted: n NOUN */
  protected readonly counted = this.RULE('counted', (): Quantity => {
    const number = numberOf(this.CONSUME(NumberToken))
    if (!this.next(Word) && !this.RECORDING_PHASE) this.fail('what is counted, such as `units`')
    const unit = nameOf(this.CONSUME(Word))
    return { kind: 'Quantity', start: number.start, end: unit.end, number, unit }
  })

  /** Duration: n (`days` | `weeks` | `months` | `years`) */
  private readonly duration = this.RULE('duration', (): Quantity => {
    const number = numberOf(this.CONSUME(NumberToken))
    if (!periods.has(this.LA(1).image) && !this.RECORDING_PHASE) this.fail('`days`, `weeks`, `months` or `years`')
    const unit = nameOf(this.CONSUME(Word))
    return { kind: 'Quantity', start: number.start, end: unit.end, number, unit }
  })

  // ---- limits ----------------------------------------------------------------------------------------------

  /** Cap: `at most` Counted `of` CodesOf LimitWindow */
  readonly cap = this.RULE('cap', (): void => {
    this.CONSUME(lineStart.cap)
    const draft = this.open('cap')
    this.CONSUME(word.at)
    this.CONSUME(word.most)
    const amount = this.SUBRULE(this.counted)
    const cap: Growing<LimitCap> = {
      kind: 'LimitCap',
      start: draft.start,
      end: amount.end,
      amount,
      of: missing(amount.end),
      window: missing(amount.end),
    }
    draft.cap = cap
    this.CONSUME(word.of)
    cap.of = this.SUBRULE(this.codesOf)
    cap.end = this.end()
    cap.window = missing(cap.end)
    cap.window = this.SUBRULE(this.limitWindow)
    cap.end = this.end()
  })

  /** `per` (`calendar` UNIT | `authorization` | `episode` | `lifetime`) | `in any` Duration */
  private readonly limitWindow = this.RULE('limitWindow', (): LimitWindow => {
    const start = this.LA(1).startOffset
    let unit: Name | undefined
    let amount: Quantity | undefined
    const form = this.OR({
      DEF: forms<LimitWindow['form']>([
        {
          ALT: () => {
            this.CONSUME(word.per)
            return this.OR1({
              DEF: forms<LimitWindow['form']>([
                { ALT: () => (this.CONSUME(word.calendar), (unit = this.SUBRULE(this.calendarUnit)), 'calendar') },
                { ALT: () => (this.CONSUME(word.authorization), 'authorization') },
                { ALT: () => (this.CONSUME(word.episode), 'episode') },
                { ALT: () => (this.CONSUME(word.lifetime), 'lifetime') },
              ]),
              ERR_MSG: '`calendar month`, `authorization`, `episode` or `lifetime`',
            })
          },
        },
        { ALT: () => (this.CONSUME(word.in), this.CONSUME(word.any), (amount = this.SUBRULE(this.duration)), 'any') },
      ]),
      ERR_MSG: 'a window such as `per calendar month` or `in any 6 months`',
    })
    return { kind: 'LimitWindow', start, end: this.end(), form, ...(unit && { unit }), ...(amount && { amount }) }
  })

  /** `each unit` (`is` Counted | `needs at least` Counted) */
  readonly unitEntry = this.RULE('unitEntry', (): void => {
    this.CONSUME(lineStart.unitEntry)
    const draft: UnitEntryDraft = this.open('unitEntry')
    this.CONSUME(word.each)
    this.CONSUME(word.unit)
    draft.key = this.OR({
      DEF: forms<'is' | 'needs'>([
        { ALT: () => (this.CONSUME(word.is), 'is') },
        { ALT: () => (this.CONSUME(word.needs), this.CONSUME(word.at), this.CONSUME(word.least), 'needs') },
      ]),
      ERR_MSG: '`is 1 week` or `needs at least 2 hours`',
    })
    draft.amount = this.SUBRULE(this.counted)
  })

  // ---- exceptions ------------------------------------------------------------------------------------------

  /** (`lifts` | `refers` | `before`) Addresses | `replaces` Replacement {`,` Replacement} */
  readonly exceptionEntry = this.RULE('exceptionEntry', (): void => {
    this.CONSUME(lineStart.exceptionEntry)
    const draft: ExceptionEntryDraft = this.open('exceptionEntry')
    this.OR([
      { ALT: () => (this.CONSUME(word.lifts), (draft.key = 'lifts'), this.SUBRULE(this.addresses, { ARGS: [draft] })) },
      { ALT: () => (this.CONSUME(word.refers), (draft.key = 'refers'), this.SUBRULE1(this.addresses, { ARGS: [draft] })) },
      { ALT: () => (this.CONSUME(word.before), (draft.key = 'before'), this.SUBRULE2(this.addresses, { ARGS: [draft] })) },
      {
        ALT: () => {
          this.CONSUME(word.replaces)
          draft.key = 'replaces'
          const replaces: Replacement[] = []
          draft.replaces = replaces
          replaces.push(this.SUBRULE(this.replacement))
          this.MANY(() => {
            this.CONSUME(Comma)
            replaces.push(this.SUBRULE1(this.replacement))
          })
        },
      },
    ])
  })

  /** Replacement: ADDRESS `with` ADDRESS */
  private readonly replacement = this.RULE('replacement', (): Replacement => {
    const what = this.SUBRULE(this.address)
    this.CONSUME(word.with)
    const by = this.SUBRULE1(this.address)
    return { kind: 'Replacement', start: what.start, end: by.end, what, by }
  })

  // ---- determinations --------------------------------------------------------------------------------------

  /** `stage` STAGE | (`requires` | `excludes` | `subject to`) Addresses | `grants` Grant */
  readonly determinationEntry = this.RULE('determinationEntry', (): void => {
    this.CONSUME(lineStart.determinationEntry)
    const draft: DeterminationEntryDraft = this.open('determinationEntry')
    this.OR([
      { ALT: () => (this.CONSUME(word.stage), (draft.key = 'stage'), (draft.stage = this.SUBRULE(this.stage))) },
      { ALT: () => (this.CONSUME(word.requires), (draft.key = 'requires'), this.SUBRULE(this.addresses, { ARGS: [draft] })) },
      { ALT: () => (this.CONSUME(word.excludes), (draft.key = 'excludes'), this.SUBRULE1(this.addresses, { ARGS: [draft] })) },
      {
        ALT: () => {
          this.CONSUME(word.subject)
          draft.key = 'subject to'
          this.CONSUME(word.to)
          this.SUBRULE2(this.addresses, { ARGS: [draft] })
        },
      },
      { ALT: () => (this.CONSUME(word.grants), (draft.key = 'grants'), (draft.grants = this.SUBRULE(this.grant))) },
    ])
  })

  private readonly stage = this.RULE('stage', (): Name =>
    this.OR({
      DEF: [
        { ALT: () => nameOf(this.CONSUME(word.initial)) },
        { ALT: () => nameOf(this.CONSUME(word.renewal)) },
        { ALT: () => nameOf(this.CONSUME(word.transition)) },
        { ALT: () => nameOf(this.CONSUME(word.discharge)) },
      ],
      ERR_MSG: '`initial`, `renewal`, `transition` or `discharge`',
    }),
  )

  /** Grant: (Duration | Counted `of` CodesOf [`in` Duration]) [`, at most` Duration `in all`] */
  private readonly grant = this.RULE('grant', (): Grant => {
    // From the word `grants` on.
    const start = this.LA(0).startOffset
    const grant: Growing<Grant> = { kind: 'Grant', start, end: start }
    const amount = this.SUBRULE(this.counted)
    if (this.next(word.of)) grant.amount = amount
    else if (periods.has(amount.unit?.text ?? '')) grant.span = amount
    else if (!this.RECORDING_PHASE) this.fail('`of` and codes such as `HCPCS H2022`')
    this.OPTION(() => {
      this.CONSUME(word.of)
      grant.of = this.SUBRULE(this.codesOf)
      this.OPTION1(() => {
        this.CONSUME(word.in)
        grant.span = this.SUBRULE(this.duration)
      })
    })
    this.OPTION2(() => {
      this.CONSUME(Comma)
      this.CONSUME1(word.at)
      this.CONSUME1(word.most)
      grant.ceiling = this.SUBRULE1(this.duration)
      this.CONSUME1(word.in)
      this.CONSUME1(word.all)
    })
    grant.end = this.end()
    return grant
  })

  // ---- addresses -------------------------------------------------------------------------------------------

  /** Address: NAME {`/` LABEL} */
  protected readonly address = this.RULE('address', (): Address => {
    const from = this.LA(1)
    this.OR({
      DEF: [{ ALT: () => this.CONSUME(Word) }, { ALT: () => this.CONSUME(Slashed) }],
      ERR_MSG: 'the address of a criteria or a clause, such as `eligibility/crises`',
    })
    return { kind: 'Address', start: from.startOffset, end: endOf(from), text: from.image }
  })

  /** Addresses: Address {`,` Address} */
  protected readonly addresses = this.RULE('addresses', (into: { addresses?: readonly Address[] } = {}): readonly Address[] => {
    const addresses = [this.SUBRULE(this.address)]
    into.addresses = addresses
    this.MANY(() => {
      this.CONSUME(Comma)
      addresses.push(this.SUBRULE1(this.address))
    })
    return addresses
  })
}
