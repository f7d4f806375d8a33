/**
 * The canonical layout of Rubric: a plugin of Prettier (`prettier --plugin @rubric/prettier-plugin`), and the same as plain
 * functions for editors and the command line.
 */
export { formatEdits, formatRange } from './edits.ts'
export { type FormatOptions, formatText } from './format.ts'
export { type EndOfLine } from './plain.ts'
export { settingsOf } from './settings.ts'
export { layOutTypeScript } from './typescript.ts'
export { defaultOptions, languages, parsers, printers } from './plugin.ts'
