/** The formats in which comparisons are printed. */

export const formats = ['pretty', 'markdown', 'html', 'json', 'sarif', 'junit'] as const
export type Format = (typeof formats)[number]
