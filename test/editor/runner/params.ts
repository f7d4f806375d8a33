/** What a client asks at a mark of a page: the obvious params of each method, and what the page says of its own. */
import { type Lines, positionOf, rangeOf } from '@rubric/language-server'
import { lineStarts } from '@rubric/syntax'
import type { Page, PageFile } from './page.ts'

export const rootUri = 'file:///w'

export const uriOf = (path: string): string => `${rootUri}/${path}`

const linesOf = ({ text }: PageFile): Lines => ({ text, starts: lineStarts(text) })

const layout = { options: { tabSize: 2, insertSpaces: true } }

type Params = Readonly<Record<string, unknown>>

/** Of methods that ask more than the place. */
const more: Readonly<Record<string, (page: Page, range: unknown, position: unknown) => Params>> = {
  'textDocument/references': () => ({ context: { includeDeclaration: true } }),
  'textDocument/codeAction': (_, range) => ({ range, context: { diagnostics: [] } }),
  'textDocument/formatting': () => layout,
  'textDocument/rangeFormatting': (_, range) => ({ range, ...layout }),
  'textDocument/rangesFormatting': (_, range) => ({ ranges: [range], ...layout }),
  'textDocument/onTypeFormatting': () => ({ ch: '\n', ...layout }),
  'textDocument/selectionRange': (_, __, position) => ({ positions: [position] }),
  'textDocument/inlayHint': (_, range) => ({ range }),
  'textDocument/semanticTokens/range': (_, range) => ({ range }),
  'textDocument/inlineValue': (_, range) => ({ range, context: { frameId: 0, stoppedLocation: range } }),
  'workspace/diagnostic': () => ({ previousResultIds: [] }),
}

/** Of methods that are not about one file. */
const apart = /^(workspace\/|completionItem\/|codeLens\/|codeAction\/resolve|inlayHint\/resolve|documentLink\/)/

export const paramsOf = (page: Page, method: string, { method: _, ...own }: Params): Params => {
  const { open } = page
  const lines = linesOf(open)
  const whole = { start: 0, end: open.text.length }
  const position = positionOf(lines, open.cursor ?? open.range?.start ?? 0)
  const range = rangeOf(lines, open.range ?? (open.cursor === undefined ? whole : { start: open.cursor, end: open.cursor }))
  const wide = open.range === undefined ? rangeOf(lines, whole) : range
  const place = apart.test(method) ? {} : { textDocument: { uri: uriOf(open.path) }, ...(open.cursor === undefined ? {} : { position }) }
  return { ...place, ...more[method]?.(page, method === 'textDocument/codeAction' ? range : wide, position), ...own }
}
