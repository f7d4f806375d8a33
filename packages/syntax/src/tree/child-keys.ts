/**
 * Every kind of node, and which of its keys hold nodes, in the order of the text. Traversal is derived from this table; a node or a
 * child that it forgets does not compile.
 */
import type {
  Address, AgeOf, Aggregate, AmongTest, AsOf, BetweenTest, Block, Body, Chain, Citation, CodeGroup, CodeLiteral, CodeSet, CodeType, Comment,
  Comparison, Connective, CountType, Criteria, DateLiteral, DateTest, DateType, Define, EnumType, Example, Expectation, FactDeclaration, Facts,
  File, GivenEntry, GivenFact, GivenField, Group, Guidance, GuidanceItem, Header, HeaderEntry, Interpretation, Item, Label, ListType, Missing,
  MomentLiteral, MomentType, Name, NameReference, Not, NumberLiteral, NumberOf, NumberType, OffsetDate, Quantity, RateType, SpanType, Text,
  TimeTest, Unless, Use, ValueTest, Waiver, Window, YesNoType,
} from '../ast.ts'

export type Node =
  | Address | AgeOf | Aggregate | AmongTest | AsOf | BetweenTest | Block | Body | Chain | Citation | CodeGroup | CodeLiteral | CodeSet
  | CodeType | Comment | Comparison | Connective | CountType | Criteria | DateLiteral | DateTest | DateType | Define | EnumType | Example
  | Expectation | FactDeclaration | Facts | File | GivenEntry | GivenFact | GivenField | Group | Guidance | GuidanceItem | Header
  | HeaderEntry | Interpretation | Item | Label | ListType | Missing | MomentLiteral | MomentType | Name | NameReference | Not
  | NumberLiteral | NumberOf | NumberType | OffsetDate | Quantity | RateType | SpanType | Text | TimeTest | Unless | Use | ValueTest | Waiver
  | Window | YesNoType

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
  Quantity: ['number', 'unit', 'per'],
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
  CodeSet: ['name', 'text', 'cite', 'groups'],

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

  Example: ['purpose', 'asOf', 'like', 'given', 'expect'],
  GivenFact: ['name', 'value', 'completeThrough', 'entries'],
  GivenEntry: ['fields'],
  GivenField: ['name', 'value'],
  Expectation: ['address', 'status'],

  NameReference: [],
  AsOf: [],
  OffsetDate: ['amount', 'anchor'],
  AgeOf: ['date'],
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
  TimeTest: ['amount', 'anchor'],
  Aggregate: ['target', 'where', 'window', 'has'],
  Window: ['amount', 'anchor'],
})

export const nodeKinds = Object.keys(childKeys) as readonly NodeKind[]
