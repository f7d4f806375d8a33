/** The formats in which findings are printed. */
import { oneOf } from '../usage.ts'

export const formats = ['pretty', 'json', 'github', 'sarif'] as const
export type Format = (typeof formats)[number]

export const formatOf = (given: string | undefined): Format => oneOf('format', given, formats, 'pretty')
