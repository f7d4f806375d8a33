import { Lexer, createToken } from 'chevrotain'

/** Zero-width mark before every logical line. The outline pass gives it the type of its line's kind. */
export const LineStart = createToken({ name: 'LineStart', pattern: Lexer.NA, label: 'the end of the line' })
