/** The kinds of lines, as the outline has them. */
import { type LineKind, outline } from '@rubric/syntax'

export const lineKinds = Object.keys(outline) as readonly LineKind[]

const inner: ReadonlySet<LineKind> = new Set(lineKinds.flatMap((kind) => outline[kind].under))

/** Whether such a line stands under another; all others stand at the left margin. */
export const isInner = (kind: LineKind): boolean => inner.has(kind)
