/** What a file may ask of the parser. Beyond these, a diagnostic and no tree; so no input exhausts the stack or the machine. */

/** UTF-16 code units in one file. The longest policies known have some hundred thousand. */
export const MAX_FILE_LENGTH = 10_000_000

/** Levels of the outline, the top level not counted. */
export const MAX_OUTLINE_DEPTH = 64

/** Conditions inside conditions of one line: parentheses, `not`, `age of`, `1 day after 1 day after …`. */
export const MAX_NESTING = 100

/** Broken lines of one file that are reported; what is beyond is counted out. */
export const MAX_DIAGNOSTICS = 100
