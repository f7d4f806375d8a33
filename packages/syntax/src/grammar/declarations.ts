/** Lines that declare: header, facts, codes. */
import type { ParserMethod } from 'chevrotain'
import type { CodeGroup, CodeLiteral, DataFile, DateLiteral, HeaderKey, Name, TypeNode } from '../ast.ts'
import { lineStart } from '../outline/kinds.ts'
import {
  CodeToken, Comma, DateToken, Hyphenated, Less, NumberToken, Semicolon, Slashed, TextToken, Word, word,
} from '../words/tokens.ts'
import { dateOf, endOf, forms, nameOf, numberOf, textOf } from './base.ts'
import { ConditionRules } from './conditions.ts'
import type { DraftOf, HeaderEntryDraft, LineDraft } from './drafts.ts'

const TYPE = 'a type such as `yes/no`, `count`, `date`, `hours per week` or `one of a, b`'

export abstract class DeclarationRules extends ConditionRules {
  /** Enters a draft for the line at hand, so that it is kept whatever follows. */
  protected abstract open<K extends LineDraft['kind']>(kind: K): DraftOf<K>
  protected abstract expectText(): void
  protected abstract listInList(): void

  // ---- header ----------------------------------------------------------------------------------------------

  /** Header: (`policy` | `vocabulary`) ID "title" */
  readonly header = this.RULE('header', (): void => {
    const role = this.OR([
      { ALT: () => (this.CONSUME(lineStart.policy), 'policy' as const) },
      { ALT: () => (this.CONSUME(lineStart.vocabulary), 'vocabulary' as const) },
    ])
    const draft = this.open('header')
    draft.role = role
    this.OR1([{ ALT: () => this.CONSUME(word.policy) }, { ALT: () => this.CONSUME(word.vocabulary) }])
    draft.id = nameOf(this.CONSUME(Word))
    this.expectText()
    this.OPTION(() => {
      draft.title = textOf(this.CONSUME(TextToken))
    })
  })

  /** HeaderEntry: KEY and its text, date, word, number or codes */
  readonly headerEntry = this.RULE('headerEntry', (): void => {
    this.CONSUME(lineStart.headerEntry)
    const draft: HeaderEntryDraft = this.open('headerEntry')
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.textEntry, { ARGS: [draft] }) },
        { ALT: () => this.SUBRULE(this.dateEntry, { ARGS: [draft] }) },
        {
          ALT: () => {
            this.CONSUME(word.status)
            draft.key = 'status'
            draft.word = nameOf(this.CONSUME(Word))
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.language)
            draft.key = 'language'
            draft.number = numberOf(this.CONSUME(NumberToken))
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.codes)
            draft.key = 'codes'
            draft.groups = this.SUBRULE(this.codeGroups)
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.week)
            this.CONSUME(word.starts)
            draft.key = 'week starts'
            draft.word = this.SUBRULE(this.weekday)
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.months)
            this.CONSUME(word.are)
            draft.key = 'months are'
            draft.number = numberOf(this.CONSUME1(NumberToken))
            this.CONSUME(word.days)
          },
        },
      ],
    })
  })

  protected readonly weekday = this.RULE('weekday', (): Name =>
    this.OR({
      DEF: [
        { ALT: () => nameOf(this.CONSUME(word.monday)) },
        { ALT: () => nameOf(this.CONSUME(word.tuesday)) },
        { ALT: () => nameOf(this.CONSUME(word.wednesday)) },
        { ALT: () => nameOf(this.CONSUME(word.thursday)) },
        { ALT: () => nameOf(this.CONSUME(word.friday)) },
        { ALT: () => nameOf(this.CONSUME(word.saturday)) },
        { ALT: () => nameOf(this.CONSUME(word.sunday)) },
      ],
      ERR_MSG: 'a day of the week such as `monday`',
    }),
  )

  private readonly textEntry = this.RULE('textEntry', (draft: HeaderEntryDraft = this.open('headerEntry')): void => {
    draft.key = this.OR(forms<HeaderKey>([
      { ALT: () => (this.CONSUME(word.issuer), 'issuer') },
      { ALT: () => (this.CONSUME(word.number), 'number') },
      { ALT: () => (this.CONSUME(word.line), this.CONSUME(word.of), this.CONSUME(word.business), 'line of business') },
      { ALT: () => (this.CONSUME(word.source), 'source') },
      { ALT: () => (this.CONSUME(word.history), 'history') },
      { ALT: () => (this.CONSUME(word.time), this.CONSUME(word.zone), 'time zone') },
    ]))
    draft.text = textOf(this.CONSUME(TextToken))
  })

  private readonly dateEntry = this.RULE('dateEntry', (draft: HeaderEntryDraft = this.open('headerEntry')): void => {
    draft.key = this.OR(forms<HeaderKey>([
      { ALT: () => (this.CONSUME(word.version), 'version') },
      { ALT: () => (this.CONSUME(word.effective), 'effective') },
      { ALT: () => (this.CONSUME(word.ends), 'ends') },
      { ALT: () => (this.CONSUME(word.review), this.CONSUME(word.by), 'review by') },
      { ALT: () => (this.CONSUME(word.reviewed), 'reviewed') },
      { ALT: () => (this.CONSUME(word.accessed), 'accessed') },
      { ALT: () => (this.CONSUME(word.approved), 'approved') },
      { ALT: () => (this.CONSUME(word.issued), 'issued') },
    ]))
    draft.date = this.SUBRULE(this.plainDate)
    if (draft.key === 'approved' || this.RECORDING_PHASE) {
      this.OPTION(() => {
        this.CONSUME1(word.by)
        draft.text = textOf(this.CONSUME(TextToken))
      })
    }
  })

  protected readonly plainDate = this.RULE('plainDate', (): DateLiteral => dateOf(this.CONSUME(DateToken)))

  // ---- codes -----------------------------------------------------------------------------------------------

  /** CodeGroups: SYSTEM CODE {`,` CODE} {`;` SYSTEM CODE …} */
  private readonly codeGroups = this.RULE('codeGroups', (): readonly CodeGroup[] => {
    const groups = [this.SUBRULE(this.group1)]
    this.MANY(() => {
      this.CONSUME(Semicolon)
      groups.push(this.SUBRULE1(this.group1))
    })
    return groups
  })

  /** CodeGroup: SYSTEM Codes {`,` Codes} */
  protected readonly group1 = this.RULE('codeGroup', (): CodeGroup => {
    const system = this.SUBRULE(this.system)
    const codes = [this.SUBRULE(this.codes)]
    this.MANY({
      GATE: this.anotherCode,
      DEF: () => {
        this.CONSUME(Comma)
        codes.push(this.SUBRULE1(this.codes))
      },
    })
    return { kind: 'CodeGroup', start: system.start, end: this.end(), system, codes }
  })

  /** `…, at most 6 months in all` goes on with something else. */
  private readonly anotherCode = (): boolean => !this.next(word.at, 2)

  /** Codes: CODE [`to` CODE] */
  private readonly codes = this.RULE('codes', (): CodeLiteral => {
    const first = this.SUBRULE(this.code)
    let last: CodeLiteral | undefined
    this.OPTION(() => {
      this.CONSUME(word.to)
      last = this.SUBRULE1(this.code)
    })
    return last === undefined ? first : { ...first, end: this.end(), last: last.text }
  })

  /** CodesOf: CodeGroup | CODE_SET */
  protected readonly codesOf = this.RULE('codesOf', (): CodeGroup | Name =>
    this.OR({
      DEF: forms<CodeGroup | Name>([
        { GATE: this.isCodeGroup, ALT: () => this.SUBRULE(this.group1), IGNORE_AMBIGUITIES: true },
        { ALT: () => nameOf(this.CONSUME(Word)) },
      ]),
      ERR_MSG: 'codes such as `HCPCS H2022`, or the name of a code set',
    }),
  )

  private readonly isCodeGroup = (): boolean =>
    this.next(Hyphenated) || this.next(Word, 2) || this.next(CodeToken, 2) || this.next(NumberToken, 2) || this.next(Hyphenated, 2)

  private readonly system = this.RULE('system', (): Name =>
    this.OR({
      DEF: [{ ALT: () => nameOf(this.CONSUME(Word)) }, { ALT: () => nameOf(this.CONSUME(Hyphenated)) }],
      ERR_MSG: 'a code system such as `ICD-10-CM`',
    }),
  )

  private readonly code = this.RULE('code', (): CodeLiteral => {
    const from = this.LA(1)
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(Word) },
        { ALT: () => this.CONSUME(NumberToken) },
        { ALT: () => this.CONSUME(CodeToken) },
        { ALT: () => this.CONSUME(Hyphenated) },
      ],
      ERR_MSG: 'a code such as `F32.1`',
    })
    return { kind: 'Code', start: from.startOffset, end: endOf(from), text: from.image }
  })

  /** CodeSet: `codes` NAME ["text"] [§clause] */
  readonly codeSet = this.RULE('codeSet', (): void => {
    this.CONSUME(lineStart.codeSet)
    const draft = this.open('codeSet')
    this.CONSUME(word.codes)
    draft.name = nameOf(this.CONSUME(Word))
    this.textAndClause(draft)
  })

  readonly codeLine = this.RULE('codeLine', (): void => {
    this.CONSUME(lineStart.codeGroup)
    const draft = this.open('codeGroup')
    draft.groups = this.SUBRULE(this.codeGroups)
  })

  /** CodeFile: DataFile */
  readonly codeFile = this.RULE('codeFile', (): void => {
    this.CONSUME(lineStart.codeFile)
    const draft = this.open('codeFile')
    draft.from = this.SUBRULE(this.dataFile)
  })

  /** DataFile: `from` "path" [`sha256` "hash"] */
  protected readonly dataFile = this.RULE('dataFile', (): DataFile => {
    const start = this.CONSUME(word.from).startOffset
    const file: { -readonly [K in keyof DataFile]: DataFile[K] } = { kind: 'DataFile', start, end: start, path: textOf(this.CONSUME(TextToken)) }
    this.OPTION(() => {
      this.CONSUME(word.sha256)
      file.sha256 = textOf(this.CONSUME1(TextToken))
    })
    file.end = this.end()
    return file
  })

  // ---- facts -----------------------------------------------------------------------------------------------

  /** Use: `use` ID */
  readonly use = this.RULE('use', (): void => {
    this.CONSUME(lineStart.use)
    const draft = this.open('use')
    this.CONSUME(word.use)
    draft.id = nameOf(this.CONSUME(Word))
  })

  readonly facts = this.RULE('facts', (): void => {
    this.CONSUME(lineStart.facts)
    this.open('facts')
    this.CONSUME(word.facts)
  })

  /** Fact: NAME Type [`, by clinician`] ["text"] [§clause] */
  readonly fact = this.RULE('fact', (): void => {
    this.OR([
      { ALT: () => this.CONSUME(lineStart.fact) },
      { ALT: () => this.CONSUME(lineStart.listFact) },
      { ALT: () => this.CONSUME(lineStart.field) },
    ])
    const inList = this.LA(0).tokenTypeIdx === lineStart.field.tokenTypeIdx
    const draft = this.open('fact')
    draft.name = nameOf(this.CONSUME(Word))
    draft.type = this.SUBRULE(this.type)
    if (inList && draft.type.kind === 'ListType') this.listInList()
    this.OPTION(() => {
      this.CONSUME(Comma)
      this.CONSUME(word.by)
      this.CONSUME(word.clinician)
      draft.byClinician = true
    })
    this.textAndClause(draft)
  })

  private readonly type: ParserMethod<[], TypeNode> = this.RULE('type', (): TypeNode => {
    const start = this.LA(1).startOffset
    return this.OR({
      DEF: forms<TypeNode>([
        { GATE: this.isRate, ALT: () => this.SUBRULE(this.rateType), IGNORE_AMBIGUITIES: true },
        { GATE: this.isOrdered, ALT: () => this.SUBRULE(this.orderedType), IGNORE_AMBIGUITIES: true },
        { ALT: () => (this.CONSUME(word['yes/no']), { kind: 'YesNoType', start, end: this.end() }) },
        { ALT: () => (this.CONSUME(word.count), { kind: 'CountType', start, end: this.end() }) },
        { ALT: () => this.SUBRULE(this.numberType), IGNORE_AMBIGUITIES: true },
        {
          ALT: () => {
            this.CONSUME(word.span)
            this.CONSUME(word.in)
            return { kind: 'SpanType', start, unit: nameOf(this.CONSUME(Word)), end: this.end() }
          },
          IGNORE_AMBIGUITIES: true,
        },
        { ALT: () => this.SUBRULE(this.dateType), IGNORE_AMBIGUITIES: true },
        { ALT: () => this.SUBRULE(this.oneOfType), IGNORE_AMBIGUITIES: true },
        {
          ALT: () => {
            this.CONSUME(word.code)
            this.CONSUME(word.of)
            return { kind: 'CodeType', start, system: this.SUBRULE(this.system), end: this.end() }
          },
          IGNORE_AMBIGUITIES: true,
        },
        {
          ALT: () => {
            this.CONSUME(word.list)
            this.CONSUME1(word.of)
            return { kind: 'ListType', start, end: this.end() }
          },
          IGNORE_AMBIGUITIES: true,
        },
        { ALT: () => (this.CONSUME(word.periods), { kind: 'PeriodsType', start, end: this.end() }), IGNORE_AMBIGUITIES: true },
      ]),
      ERR_MSG: TYPE,
    })
  })

  private readonly isRate = (): boolean => this.next(word.per, 2)
  private readonly isOrdered = (): boolean => this.next(Less, 2)

  private readonly rateType = this.RULE('rateType', (): TypeNode => {
    const noun = nameOf(this.CONSUME(Word))
    this.CONSUME(word.per)
    const per = nameOf(this.CONSUME1(Word))
    return { kind: 'RateType', start: noun.start, end: per.end, noun, per }
  })

  /** A value of an enumeration; `none` may be one. */
  private readonly choice = this.RULE('choice', (): Name =>
    this.OR({ DEF: [{ ALT: () => nameOf(this.CONSUME(Word)) }, { ALT: () => nameOf(this.CONSUME(word.none)) }], ERR_MSG: 'a value' }),
  )

  private readonly orderedType = this.RULE('orderedType', (): TypeNode => {
    const values = [this.SUBRULE(this.choice)]
    this.AT_LEAST_ONE(() => {
      this.CONSUME(Less)
      values.push(this.SUBRULE1(this.choice))
    })
    return { kind: 'EnumType', start: values[0]?.start ?? 0, end: this.end(), ordered: true, values }
  })

  private readonly oneOfType = this.RULE('oneOfType', (): TypeNode => {
    const start = this.CONSUME(word.one).startOffset
    this.CONSUME(word.of)
    const values = [this.SUBRULE(this.choice)]
    this.MANY({
      GATE: this.anotherChoice,
      DEF: () => {
        this.CONSUME(Comma)
        values.push(this.SUBRULE1(this.choice))
      },
    })
    return { kind: 'EnumType', start, end: this.end(), ordered: false, values }
  })

  private readonly anotherChoice = (): boolean => !this.next(word.by, 2) || !this.next(word.clinician, 3)

  private readonly numberType = this.RULE('numberType', (): TypeNode => {
    const start = this.CONSUME(word.number).startOffset
    let unit: Name | undefined
    this.OPTION(() => {
      this.CONSUME(word.in)
      unit = this.OR({
        DEF: [{ ALT: () => nameOf(this.CONSUME(Word)) }, { ALT: () => nameOf(this.CONSUME(Slashed)) }],
        ERR_MSG: 'a unit such as `kg/m2`',
      })
    })
    return { kind: 'NumberType', start, end: this.end(), ...(unit === undefined ? {} : { unit }) }
  })

  private readonly dateType = this.RULE('dateType', (): TypeNode => {
    const start = this.CONSUME(word.date).startOffset
    let kind: 'DateType' | 'MomentType' = 'DateType'
    this.OPTION(() => {
      this.CONSUME(word.and)
      this.CONSUME(word.time)
      kind = 'MomentType'
    })
    return { kind, start, end: this.end() }
  })
}
