/** How stretches of a text lie to each other. All are offsets, the end not included. */
import type { ProgramFile } from '@rubric/compiler'
import type { Span } from '@rubric/syntax'

/** The offsets alone, of a node that says more. */
export const spanOf = ({ start, end }: Span): Span => ({ start, end })

/** Whether the cursor is in the span or at either end of it. */
export const touches = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Also where the two are the same. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

export const textAt = ({ text }: Pick<ProgramFile, 'text'>, { start, end }: Span): string => text.slice(start, end)
