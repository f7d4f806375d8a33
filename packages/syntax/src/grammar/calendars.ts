/** Lines of terms and calendars. */
import { weekdays, type OpenHours, type Weekday } from '../ast-rules.ts'
import type { Name } from '../ast.ts'
import { lineStart } from '../outline/kinds.ts'
import { Comma, Hyphenated, Slashed, TextToken, TimeToken, Word, word } from '../words/tokens.ts'
import { forms, nameOf, textOf } from './base.ts'
import { DeclarationRules } from './declarations.ts'

const CLOCK = 'a time such as `09:00`'

export abstract class CalendarRules extends DeclarationRules {
  readonly terms = this.RULE('terms', (): void => {
    this.CONSUME(lineStart.terms)
    this.open('terms')
    this.CONSUME(word.terms)
  })

  /** Term: ABBREVIATION "what it stands for" */
  readonly term = this.RULE('term', (): void => {
    this.CONSUME(lineStart.term)
    const draft = this.open('term')
    draft.name = this.OR({
      DEF: forms<Name>([
        { ALT: () => nameOf(this.CONSUME(Word)) },
        { ALT: () => nameOf(this.CONSUME(Hyphenated)) },
        { ALT: () => nameOf(this.CONSUME(Slashed)) },
      ]),
      ERR_MSG: 'an abbreviation such as `PCP`',
    })
    this.expectText()
    this.OPTION(() => {
      draft.text = textOf(this.CONSUME(TextToken))
    })
  })

  /** Calendar: `calendar` NAME ["text"] [§clause] */
  readonly calendar = this.RULE('calendar', (): void => {
    this.CONSUME(lineStart.calendar)
    const draft = this.open('calendar')
    this.CONSUME(word.calendar)
    draft.name = nameOf(this.CONSUME(Word))
    this.textAndClause(draft)
  })

  /** CalendarEntry: `open` OpenHours | `holidays` DataFile */
  readonly calendarEntry = this.RULE('calendarEntry', (): void => {
    this.CONSUME(lineStart.calendarEntry)
    const draft = this.open('calendarEntry')
    this.OR([
      {
        ALT: () => {
          this.CONSUME(word.open)
          draft.key = 'open'
          draft.open = this.SUBRULE(this.openHours)
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.holidays)
          draft.key = 'holidays'
          draft.holidays = this.SUBRULE(this.dataFile)
        },
      },
    ])
  })

  /** (`daily` | Days {`,` Days}) [TIME `to` TIME] */
  private readonly openHours = this.RULE('openHours', (): OpenHours => {
    // From the word `open` on.
    const start = this.LA(0).startOffset
    const days: Weekday[] = []
    this.OR({
      DEF: [
        { ALT: () => (this.CONSUME(word.daily), days.push(...weekdays)) },
        {
          ALT: () => {
            this.SUBRULE(this.days, { ARGS: [days] })
            this.MANY(() => {
              this.CONSUME(Comma)
              this.SUBRULE1(this.days, { ARGS: [days] })
            })
          },
        },
      ],
      ERR_MSG: '`daily`, or days of the week such as `monday to friday`',
    })
    let times: Pick<OpenHours, 'opens' | 'closes'> = {}
    this.OPTION(() => {
      const opens = this.SUBRULE(this.clock)
      this.CONSUME(word.to)
      times = { opens, closes: this.SUBRULE1(this.clock, { ARGS: [opens] }) }
    })
    return { kind: 'OpenHours', start, end: this.end(), days, ...times }
  })

  /** Days: WEEKDAY [`to` WEEKDAY] */
  private readonly days = this.RULE('days', (days: Weekday[] = []): void => {
    const first = this.SUBRULE(this.weekday)
    let last = first
    this.OPTION(() => {
      this.CONSUME(word.to)
      last = this.SUBRULE1(this.weekday)
    })
    this.ACTION(() => days.push(...daysBetween(first.text as Weekday, last.text as Weekday)))
  })

  /** A time of the day; where the other is given, one that comes after it. */
  private readonly clock = this.RULE('clock', (opens?: string): string => {
    const { image } = this.LA(1)
    if (this.next(TimeToken)) {
      if (!/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(image) && (image !== '24:00' || opens === undefined)) this.fail(CLOCK)
      if (opens !== undefined && image <= opens) this.fail(`a time after \`${opens}\``)
    }
    return this.CONSUME(TimeToken).image
  })
}

/** `friday to monday` goes over the end of the week. */
const daysBetween = (first: Weekday, last: Weekday): readonly Weekday[] => {
  const [from, to] = [weekdays.indexOf(first), weekdays.indexOf(last)]
  return from <= to ? weekdays.slice(from, to + 1) : [...weekdays.slice(from), ...weekdays.slice(0, to + 1)]
}
