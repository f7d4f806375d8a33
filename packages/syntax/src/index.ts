/** From text to tokens to trees, with spans and diagnostics. Never throws on any input. */

export type * from './ast.ts'
export { blockHeads, headerDateKeys, headerTextKeys, headerWordKeys } from './ast.ts'
export * from './diagnostic.ts'
export { syntaxDiagnostics, type SyntaxCode } from './diagnostics.ts'
export * from './limits.ts'
export { parse } from './parse.ts'
export { lineStarts, positionAt, type Position } from './position.ts'
export { keywordTable, keywords, type Keyword, type KeywordClass, type KeywordWord } from './words/keywords.ts'
export { tokenize, type Piece } from './tokenize.ts'
export { childKeys, nodeKinds, type Node, type NodeKind, type NodeOf } from './tree/child-keys.ts'
export { childrenOf, walk } from './tree/walk.ts'
