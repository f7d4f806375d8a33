/** The language as data, derived from the syntax package, and the reference for people beside it. */
export { ebnf } from './ebnf.ts'
