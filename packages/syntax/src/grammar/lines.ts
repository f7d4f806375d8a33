/** The file as a row of lines, and the lines of the outline: criteria, definitions, items, block heads. */
import type { IToken } from 'chevrotain'
import type { BlockHead, Expression, GivenField, Label, Test } from '../ast.ts'
import type { Diagnostic, DiagnosticSite } from '../diagnostic.ts'
import { report } from '../diagnostics.ts'
import type { Faults } from '../faults.ts'
import { MAX_NESTING } from '../limits.ts'
import { lineStart } from '../outline/kinds.ts'
import type { Spot } from '../slips/spot.ts'
import { Word, word, CodeToken, Colon, Dash, Dot, NumberToken, TextToken } from '../words/tokens.ts'
import { LineFault, endOf, forms, isLineEnd, nameOf, numberOf, type Form } from './base.ts'
import type { DraftOf, HeadDraft, LineDraft } from './drafts.ts'
import { foundAt, lineFault } from './line-fault.ts'
import { RevisionRules } from './revisions.ts'

const valueless = (field: GivenField): GivenField => ({ ...field, value: { kind: 'Missing', start: field.end, end: field.end } })

export class LineRules extends RevisionRules {
  private drafts: (LineDraft | undefined)[] = []
  private faults: Faults | undefined
  private line = -1

  constructor() {
    super()
    this.performSelfAnalysis()
  }

  /** The draft of each line, by its number; none where not even its kind could be told. */
  parseLines(tokens: IToken[], faults: Faults): readonly (LineDraft | undefined)[] {
    this.drafts = []
    this.faults = faults
    this.line = -1
    this.input = tokens
    this.file()
    const { drafts } = this
    this.drafts = []
    this.input = []
    return drafts
  }

  /** File: {Line} — each line stands alone: a fault ends it, and reading goes on at the next line start. */
  readonly file = this.RULE('file', (): void => {
    this.MANY(() => {
      this.line++
      this.drafts.push(undefined)
      this.depth = 0
      try {
        this.OR(this.lineForms)
        if (!isLineEnd(this.LA(1)) && !this.RECORDING_PHASE) this.leftover()
      } catch (fault) {
        if (!(fault instanceof LineFault)) throw fault
        this.reportFault(fault)
        while (!isLineEnd(this.LA(1))) this.SKIP_TOKEN()
      }
      const draft = this.drafts[this.line]
      if (draft !== undefined) draft.end = Math.max(draft.start, this.end())
    })
  })

  private readonly lineForms: Form<void>[] = [
    { ALT: () => this.SUBRULE(this.condition) },
    { ALT: () => this.SUBRULE(this.item) },
    { ALT: () => this.SUBRULE(this.block) },
    { ALT: () => this.SUBRULE(this.unless) },
    { ALT: () => this.SUBRULE(this.fact) },
    { ALT: () => this.SUBRULE(this.facts) },
    { ALT: () => this.SUBRULE(this.criteria) },
    { ALT: () => this.SUBRULE(this.define) },
    { ALT: () => this.SUBRULE(this.header) },
    { ALT: () => this.SUBRULE(this.headerEntry) },
    { ALT: () => this.SUBRULE(this.use) },
    { ALT: () => this.SUBRULE(this.codeSet) },
    { ALT: () => this.SUBRULE(this.codeLine) },
    { ALT: () => this.SUBRULE(this.note) },
    { ALT: () => this.SUBRULE(this.guidanceItem) },
    { ALT: () => this.SUBRULE(this.interpretationEntry) },
    { ALT: () => this.SUBRULE(this.example) },
    { ALT: () => this.SUBRULE(this.given) },
    { ALT: () => this.SUBRULE(this.givenFact) },
    { ALT: () => this.SUBRULE(this.entry) },
    { ALT: () => this.SUBRULE(this.expect) },
    { ALT: () => this.SUBRULE(this.expectation) },
    { ALT: () => this.SUBRULE(this.rule) },
    { ALT: () => this.SUBRULE(this.when) },
    { ALT: () => this.SUBRULE(this.cap) },
    { ALT: () => this.SUBRULE(this.unitEntry) },
    { ALT: () => this.SUBRULE(this.exceptionEntry) },
    { ALT: () => this.SUBRULE(this.determinationEntry) },
    { ALT: () => this.SUBRULE(this.terms) },
    { ALT: () => this.SUBRULE(this.term) },
    { ALT: () => this.SUBRULE(this.calendar) },
    { ALT: () => this.SUBRULE(this.calendarEntry) },
    { ALT: () => this.SUBRULE(this.codeFile) },
    { ALT: () => this.SUBRULE(this.statement) },
    { ALT: () => this.SUBRULE(this.revises) },
    { ALT: () => this.SUBRULE(this.claim) },
    { ALT: () => this.SUBRULE(this.stray) },
  ]

  /** Reported by the outline pass; its words are passed over. */
  private readonly stray = this.RULE('stray', (): void => {
    this.CONSUME(lineStart.stray)
    this.ACTION(() => {
      while (!isLineEnd(this.LA(1))) this.SKIP_TOKEN()
    })
  })

  // ---- the outline -----------------------------------------------------------------------------------------

  /** Criteria: `criteria` NAME ["title"] [§clause] */
  private readonly criteria = this.RULE('criteria', (): void => {
    this.CONSUME(lineStart.criteria)
    const draft = this.open('criteria')
    this.CONSUME(word.criteria)
    draft.name = nameOf(this.CONSUME(Word))
    this.textAndClause(draft)
  })

  /** Define: `define` NAME ["text"] [§clause] [`:` [Expression]] */
  private readonly define = this.RULE('define', (): void => {
    this.CONSUME(lineStart.define)
    const draft = this.open('define')
    this.CONSUME(word.define)
    draft.name = nameOf(this.CONSUME(Word))
    this.textAndClause(draft)
    this.OPTION(() => {
      this.CONSUME(Colon)
      this.OPTION1(() => {
        draft.expression = this.SUBRULE(this.expression)
      })
    })
  })

  /** Block: Head */
  private readonly block = this.RULE('block', (): void => {
    this.CONSUME(lineStart.block)
    const draft = this.open('block')
    this.SUBRULE(this.head, { ARGS: [draft] })
  })

  /** Head: `ALL of` | `ANY of` | `ONE of` | `NONE of` | `AT LEAST` n `of` | `AT MOST` n `of` */
  private readonly head = this.RULE('head', (draft: HeadDraft = {}): void => {
    const start = this.LA(1).startOffset
    draft.head = this.OR(forms<BlockHead>([
      { ALT: () => (this.CONSUME(word.ALL), 'ALL of') },
      { ALT: () => (this.CONSUME(word.ANY), 'ANY of') },
      { ALT: () => (this.CONSUME(word.ONE), 'ONE of') },
      { ALT: () => (this.CONSUME(word.NONE), 'NONE of') },
      {
        ALT: () => {
          this.CONSUME(word.AT)
          const head = this.OR1({
            DEF: forms<BlockHead>([{ ALT: () => (this.CONSUME(word.LEAST), 'AT LEAST') }, { ALT: () => (this.CONSUME(word.MOST), 'AT MOST') }]),
            ERR_MSG: '`LEAST` or `MOST`',
          })
          draft.count = numberOf(this.CONSUME(NumberToken))
          return head
        },
      },
    ]))
    draft.headSpan = { start, end: this.end() }
    this.CONSUME(word.of)
    draft.headSpan = { start, end: this.end() }
  })

  /** Label: NAME `:` | LABEL `.` | `-` */
  private readonly label = this.RULE('label', (): Label => {
    const start = this.LA(1)
    return this.OR(forms<Label>([
      { ALT: () => (this.CONSUME(Dash), { kind: 'Label', start: start.startOffset, end: this.end(), text: '-', form: 'dash' }) },
      {
        ALT: () => {
          this.OR1([{ ALT: () => this.CONSUME(Word) }, { ALT: () => this.CONSUME(NumberToken) }, { ALT: () => this.CONSUME(CodeToken) }])
          const form = this.OR2([
            { ALT: () => (this.CONSUME(Dot), 'document' as const) },
            { ALT: () => (this.CONSUME(Colon), 'name' as const) },
          ])
          return { kind: 'Label', start: start.startOffset, end: this.end(), text: start.image, form }
        },
      },
    ]))
  })

  /** Item: Label [`or other`] ["text"] [§clause] [Head | Expression] */
  private readonly item = this.RULE('item', (): void => {
    this.OR([{ ALT: () => this.CONSUME(lineStart.item) }, { ALT: () => this.CONSUME(lineStart.headItem) }])
    const draft = this.open('item')
    // A line without a label is reported by the outline pass, and read on.
    const second = this.LA(2)
    const labelled = this.next(Dash) || this.next(Dot, 2) || this.next(Colon, 2)
    if ((labelled && second !== undefined) || this.RECORDING_PHASE) draft.label = this.SUBRULE(this.label)
    this.OPTION(() => {
      this.CONSUME(word.or)
      this.CONSUME(word.other)
      draft.open = true
    })
    this.textAndClause(draft)
    this.OPTION1(() => {
      this.OR1([
        { ALT: () => this.SUBRULE(this.head, { ARGS: [draft] }) },
        {
          ALT: () => {
            draft.expression = this.SUBRULE(this.expression)
          },
        },
      ])
    })
  })

  private readonly condition = this.RULE('condition', (): void => {
    this.CONSUME(lineStart.condition)
    const draft = this.open('condition')
    draft.expression = this.SUBRULE(this.expression)
  })

  /** Waiver: `unless` Expression */
  private readonly unless = this.RULE('unless', (): void => {
    this.CONSUME(lineStart.unless)
    const draft = this.open('unless')
    this.CONSUME(word.unless)
    draft.expression = this.SUBRULE(this.expression)
  })

  /** GuidanceItem: Label "text" [§clause] */
  private readonly guidanceItem = this.RULE('guidanceItem', (): void => {
    this.CONSUME(lineStart.guidanceItem)
    const draft = this.open('guidanceItem')
    draft.label = this.SUBRULE(this.label)
    this.expectText()
    this.textAndClause(draft)
  })

  // ---- drafts and faults -----------------------------------------------------------------------------------

  protected open<K extends LineDraft['kind']>(kind: K): DraftOf<K> {
    const start = this.LA(0).startOffset
    const draft = { kind, line: this.line, start, end: start } as DraftOf<K>
    this.drafts[this.line] = draft
    return draft
  }

  private site(start: number, end: number): DiagnosticSite {
    return { file: this.faults?.file ?? '', span: { start, end } }
  }

  private spot(expected: string): Spot {
    return { at: (offset) => this.wordOfLine(offset), expected, line: this.drafts[this.line]?.kind, end: this.end() }
  }

  /** 0 is the next word. */
  private wordOfLine(offset: number): IToken | undefined {
    const step = offset < 0 ? -1 : 1
    for (let ahead = offset < 0 ? 0 : 1; ahead !== offset + 1 + step; ahead += step) if (isLineEnd(this.LA(ahead))) return undefined
    return this.LA(offset + 1)
  }

  private reportFault({ expected }: LineFault): void {
    const draft = this.drafts[this.line]
    // A part that was read before the line broke off is not what the author meant.
    if (draft !== undefined && 'expression' in draft) delete draft.expression
    if (draft?.kind === 'fact' && draft.type?.kind === 'ListType') draft.type = { kind: 'Missing', start: draft.start, end: draft.start }
    if (draft?.kind === 'use') delete draft.id
    if (draft?.kind === 'entry') draft.fields = draft.fields?.map((field, at, all) => (at === all.length - 1 ? valueless(field) : field)) ?? []
    if (draft?.kind === 'givenFact') draft.value = { kind: 'Missing', start: draft.start, end: draft.start }
    if (expected !== '') this.faults?.add(this.line, () => lineFault(this.spot(expected), this.faults?.file ?? ''))
  }

  /** The line was complete, but goes on. */
  private leftover(): never {
    const draft = this.drafts[this.line]
    if (draft === undefined || !('expression' in draft)) return this.fail('the end of the line')
    const further = '`and`, `or`, `unless` or the end of the line'
    return this.fail(this.next(Word, 0) ? `a comparison such as \`at least 2\`, ${further}` : further)
  }

  private stop(make: () => Diagnostic): never {
    this.faults?.add(this.line, make)
    throw new LineFault('', this.LA(1))
  }

  protected expectText(): void {
    if (this.RECORDING_PHASE || this.next(TextToken)) return
    this.faults?.add(this.line, () => lineFault(this.spot('a text in quotes'), this.faults?.file ?? ''))
  }

  protected listInList(): void {
    this.faults?.add(this.line, () => report('list-in-list', this.site(this.LA(0).startOffset, this.end())))
  }

  protected tooDeep(): never {
    const { start, end } = foundAt(this.spot('')).span
    return this.stop(() => report('nesting-too-deep', this.site(start, end), { limit: MAX_NESTING }))
  }

  protected unclosed(open: IToken): never {
    return this.stop(() => report('unclosed-parenthesis', this.site(open.startOffset, endOf(open))))
  }

  protected atMostTime(test: Test): never {
    if (test.kind !== 'ValueTest' || test.right.kind !== 'OffsetDate') throw new LineFault('', this.LA(1))
    const { amount, direction } = test.right
    const words = [amount.number.text, amount.unit?.text ?? 'days'].join(' ')
    return this.stop(() => report('at-most-time', this.site(test.start, amount.end), { amount: words, direction }))
  }

  protected filterNeedsParentheses(where: Expression): void {
    const { start, end } = where
    const edits = [
      { span: { start, end: start }, text: '(' },
      { span: { start: end, end }, text: ')' },
    ]
    const fixes = [{ title: 'Put the filter in parentheses', edits, safe: true }]
    this.faults?.add(this.line, () => report('where-needs-parentheses', { ...this.site(start, end), fixes }))
  }
}
