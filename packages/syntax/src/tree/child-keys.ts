/**
 * Every kind of node, and which of its keys hold nodes, in the order of the text. Traversal is derived from this table; a node or a
 * child that it forgets does not compile.
 */
import type {
  Address, Block, Body, Calendar, Citation, Claim, CodeGroup, CodeLiteral, CodeSet, Comment, Connective, Criteria, DataFile, DateLiteral, Define,
  Determination, Example, Exception, Expectation, Expected, Expression, FactDeclaration, Facts, File, GivenEntry, GivenFact, GivenField, GivenValue,
  Grant, Guidance, GuidanceItem, Header, HeaderEntry, Interpretation, Item, Label, Limit, LimitCap, LimitWindow, Moved, Name, NumberLiteral,
  OpenHours, Quantity, RecurrencePeriod, Replacement, Requirement, Revises, Section, Statement, Term, Terms, Test, Text, TypeNode, Use, Verdict, Waiver,
  WhileState, Window,
} from '../ast.ts'

export type Node =
  | File | Header | HeaderEntry | Section | Comment | Name | Text | NumberLiteral | DateLiteral | CodeLiteral | Citation | Label | Quantity
  | CodeGroup | CodeSet | DataFile | Use | Facts | FactDeclaration | TypeNode | Terms | Term | Calendar | OpenHours
  | Define | Criteria | Body | Waiver | Block | Item | Guidance | GuidanceItem | Interpretation | Address
  | Limit | LimitCap | LimitWindow | Requirement | Exception | Replacement | Determination | Grant | Statement | Revises | Claim | Verdict
  | Example | GivenFact | GivenEntry | GivenField | GivenValue | Expectation | Expected
  | Expression | Connective | Test | Moved | RecurrencePeriod | WhileState | Window

export type NodeKind = Node['kind']
export type NodeOf<K extends NodeKind> = Extract<Node, { readonly kind: K }>

type KeysHoldingNodes<N> = {
  [K in keyof N]-?: Extract<NonNullable<N[K]>, { readonly kind: string } | readonly { readonly kind: string }[]> extends never ? never : K
}[keyof N] &
  string

type Table = { readonly [K in NodeKind]: readonly KeysHoldingNodes<NodeOf<K>>[] }

/** Refuses a table that leaves out a key. */
const complete = <T extends Table>(
  table: T & { readonly [K in NodeKind]: KeysHoldingNodes<NodeOf<K>> extends T[K][number] ? unknown : `forgets ${Exclude<KeysHoldingNodes<NodeOf<K>>, T[K][number]>}` },
): Table => table

export const childKeys: Table = complete({
  Missing: [],
  Name: [],
  Text: [],
  Number: [],
  Date: [],
  Moment: [],
  Code: [],
  Citation: [],
  Label: [],
  Quantity: ['number', 'unit', 'calendar', 'per'],
  Comment: [],

  File: ['header', 'sections', 'comments'],
  Header: ['id', 'title', 'entries'],
  HeaderEntry: ['date', 'text', 'word', 'number', 'groups'],
  CodeGroup: ['system', 'codes'],
  Use: ['id'],
  Facts: ['facts'],
  FactDeclaration: ['name', 'type', 'text', 'cite', 'fields'],
  YesNoType: [],
  CountType: [],
  NumberType: ['unit'],
  RateType: ['noun', 'per'],
  SpanType: ['unit'],
  DateType: [],
  MomentType: [],
  EnumType: ['values'],
  CodeType: ['system'],
  ListType: [],
  PeriodsType: [],
  CodeSet: ['name', 'text', 'cite', 'groups', 'from'],
  DataFile: ['path', 'sha256'],
  Terms: ['terms'],
  Term: ['name', 'text'],
  Calendar: ['name', 'text', 'cite', 'open', 'holidays'],
  OpenHours: [],

  Define: ['name', 'text', 'cite', 'expression'],
  Criteria: ['name', 'title', 'cite', 'body'],
  Body: ['main', 'waivers'],
  Waiver: ['expression'],
  Block: ['count', 'items'],
  Item: ['label', 'text', 'cite', 'body'],
  Guidance: ['name', 'text', 'cite', 'items'],
  GuidanceItem: ['label', 'text', 'cite'],
  Interpretation: ['name', 'text', 'cite', 'against', 'decidedBy', 'decidedOn', 'because', 'affects'],
  Address: [],

  Limit: ['name', 'title', 'cite', 'cap', 'when', 'unitIs', 'unitNeeds'],
  LimitCap: ['amount', 'of', 'window'],
  LimitWindow: ['unit', 'amount'],
  Requirement: ['name', 'title', 'cite', 'when', 'body'],
  Exception: ['name', 'title', 'cite', 'when', 'lifts', 'replaces', 'refers', 'before'],
  Replacement: ['what', 'by'],
  Determination: ['name', 'title', 'cite', 'stage', 'requires', 'excludes', 'subjectTo', 'grants'],
  Grant: ['amount', 'of', 'span', 'ceiling'],

  Statement: ['of', 'text', 'cite'],
  Revises: ['version', 'verdict', 'text', 'claims'],
  Claim: ['address', 'verdict', 'text'],
  Verdict: [],

  Example: ['purpose', 'asOf', 'like', 'given', 'expect'],
  GivenFact: ['name', 'value', 'completeThrough', 'entries'],
  GivenEntry: ['fields'],
  GivenField: ['name', 'value'],
  NotYet: [],
  Expectation: ['address', 'expected'],
  ExpectedStatus: ['until'],
  ExpectedGrant: ['amount', 'of', 'from', 'to'],
  ExpectedRemainder: ['amount'],

  NameReference: [],
  AsOf: [],
  OffsetDate: ['amount', 'anchor'],
  AgeOf: ['date'],
  DayOf: ['number', 'list'],
  Not: ['operand'],
  Chain: ['operands', 'connectives'],
  Connective: [],
  Unless: ['operand', 'waiver'],
  Group: ['inner'],
  NumberOf: ['count', 'operands'],
  Comparison: ['left', 'tests'],
  ValueTest: ['right'],
  BetweenTest: ['low', 'high'],
  AmongTest: ['choices'],
  DateTest: ['right'],
  TimeTest: ['amount', 'anchor', 'moved'],
  Moved: ['calendar'],
  RecurrenceTest: ['least', 'period', 'from', 'until', 'during'],
  RecurrencePeriod: ['amount', 'unit'],
  WhileState: ['state'],
  DuringTest: ['calendar'],
  Aggregate: ['target', 'where', 'window', 'has'],
  Window: ['amount', 'anchor'],
})

export const nodeKinds = Object.keys(childKeys) as readonly NodeKind[]
