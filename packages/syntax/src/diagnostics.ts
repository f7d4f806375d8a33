/** What the syntax phase reports. A line has at most one of these. */
import { diagnosticFactory, type DiagnosticKind } from './diagnostic.ts'

export const syntaxDiagnostics = {
  // ---- the file --------------------------------------------------------------------------------------------
  'file-too-large': {
    severity: 'error',
    title: 'File is too large',
    label: 'not read',
    text: 'length: {length} characters\nlimit:  {limit} characters',
    hint: 'Split the policy into several files, or share facts and definitions in a vocabulary.',
  },
  'too-many-errors': {
    severity: 'error',
    title: 'Too many errors to show',
    label: 'the first {limit} are shown',
    text: '',
    hint: 'Check that this is a Rubric file, then mend the errors above.',
  },
  'missing-header': {
    severity: 'error',
    title: 'File has no header',
    label: 'expected `policy` or `vocabulary` here',
    text: 'A file begins with a line such as `policy example.program "Example program"`.',
    hint: 'Write `policy` or `vocabulary`, a name and a title on the first line of the file.',
  },
  'second-header': {
    severity: 'error',
    title: 'File has a second header',
    label: 'a file holds one policy or one vocabulary',
    text: '',
    hint: 'Move this and the lines below it to a file of their own.',
  },

  // ---- words -----------------------------------------------------------------------------------------------
  'unclosed-string': {
    severity: 'error',
    title: 'Text is not closed',
    label: 'the closing `"` is missing',
    text: 'A text ends on the line on which it begins.',
    hint: 'Add `"` where the text ends.',
  },
  'curly-quotes': {
    severity: 'error',
    title: 'Quotes are curly',
    label: 'a text stands in straight quotes',
    text: '',
    hint: 'Write `"` before and after the text.',
  },
  'unknown-escape': {
    severity: 'error',
    title: 'Backslash means nothing here',
    label: '`{found}` stands for nothing',
    text: 'Only `\\"` and `\\\\` may follow a backslash.',
    hint: 'Write `\\\\` for a backslash, or leave it out.',
  },
  'unknown-character': {
    severity: 'error',
    title: 'Character has no meaning here',
    label: '{character} cannot stand outside a text',
    text: '',
    hint: '{hint}',
  },
  'control-character': {
    severity: 'error',
    title: 'Invisible character',
    label: '{character} cannot be seen and means nothing',
    text: '',
    hint: 'Remove it.',
  },
  'non-ascii-name': {
    severity: 'error',
    title: 'Name has a special letter',
    label: 'names are made of a to z, digits and `_`',
    text: 'found:    {found}\nsuggested: {suggestion}',
    hint: 'Write `{suggestion}`, wherever the name is used.',
  },
  'malformed-date': {
    severity: 'error',
    title: 'Date or number is malformed',
    label: '{why}',
    text: 'A date is written 2026-03-01 (or 2026-03), a time 14:30, a range `between 3 and 21`.',
    hint: '{hint}',
  },
  'empty-citation': {
    severity: 'error',
    title: 'Clause is missing',
    label: 'no clause follows `§`',
    text: 'A clause is written without spaces, `§II.A.1`, or in quotes, `§"Service Details"`.',
    hint: 'Write the clause right after `§`, or remove the sign.',
  },

  // ---- the outline -----------------------------------------------------------------------------------------
  'tab-in-indent': {
    severity: 'error',
    title: 'Tab in the indent',
    label: 'the outline is made with spaces',
    text: 'Spaces that fit here: {columns}',
    hint: 'Replace each tab with two spaces.',
  },
  'indent-fits-no-level': {
    severity: 'error',
    title: 'Indent fits no level',
    label: '{spaces} before this line',
    text: 'Spaces that fit here: {columns}',
    hint: 'Write {taken} spaces before it, or two more than before the line that it belongs to.',
  },
  'outline-too-deep': {
    severity: 'error',
    title: 'Outline is too deep',
    label: 'level {level}; the limit is {limit}',
    text: '',
    hint: 'Move the inner part to a `criteria` of its own, and write its name here.',
  },
  'unknown-line-start': {
    severity: 'error',
    title: 'Line begins with unknown word',
    label: 'no line {place} begins with {found}',
    text: '{choices}',
    hint: '{hint}',
  },
  'misplaced-line': {
    severity: 'error',
    title: 'Line stands in wrong place',
    label: '{what} cannot stand {place}',
    text: 'It stands {places}.',
    hint: '{hint}',
  },
  'missing-label': {
    severity: 'error',
    title: 'Item has no label',
    label: 'every line under a block head begins with a label',
    text: "Labels are the document's own (`1.`, `A.`, `ii.`), a name (`domains:`) or `-`.",
    hint: '{hint}',
  },
  'items-without-head': {
    severity: 'error',
    title: 'Items have no block head',
    label: 'how many of these must be met?',
    text: 'Items stand under `ALL of`, `ANY of`, `ONE of`, `NONE of`, `AT LEAST n of` or `AT MOST n of`.',
    hint: 'Write a block head above them, and indent them under it.',
  },
  'empty-block': {
    severity: 'error',
    title: 'Block has no items',
    label: 'nothing stands under this',
    text: '',
    hint: 'Write the items on the lines below, two spaces deeper, each with a label.',
  },
  'missing-condition': {
    severity: 'error',
    title: 'Condition is missing',
    label: '{what} says nothing to decide',
    text: '',
    hint: 'Write the condition {where}.',
  },
  'second-condition': {
    severity: 'error',
    title: 'Second condition in one place',
    label: '{what} has its condition already',
    text: '',
    hint: '{hint}',
  },
  'missing-line': {
    severity: 'error',
    title: 'Line is missing',
    label: '{what} has no `{word}` line',
    text: '',
    hint: 'Add a line below, such as `{example}`.',
  },
  'repeated-line': {
    severity: 'error',
    title: 'Line is written twice',
    label: '{what} has a `{word}` line already',
    text: '',
    hint: 'Keep one of the two.',
  },

  // ---- the line --------------------------------------------------------------------------------------------
  'missing-text': {
    severity: 'error',
    title: 'Text is missing',
    label: 'expected a text in quotes, found {found}',
    text: '',
    hint: '{hint}',
  },
  'line-not-understood': {
    severity: 'error',
    title: 'Line is not understood',
    label: '{found} does not fit here',
    text: 'Expected {expected}.',
    hint: '{hint}',
  },
  'line-not-finished': {
    severity: 'error',
    title: 'Line is not finished',
    label: 'expected {expected} here',
    text: '',
    hint: '{hint}',
  },
  'reserved-word': {
    severity: 'error',
    title: 'Word cannot be a name',
    label: '`{found}` is a word of the language',
    text: 'Expected {expected} here.',
    hint: 'Choose another name, such as `{suggestion}`.',
  },
  'unclosed-parenthesis': {
    severity: 'error',
    title: 'Parenthesis is not closed',
    label: 'the `)` to this is missing',
    text: '',
    hint: 'Add `)` where the condition ends.',
  },
  'nesting-too-deep': {
    severity: 'error',
    title: 'Condition is nested too deep',
    label: 'more than {limit} levels',
    text: '',
    hint: 'Give the inner part a name with `define`, and write the name here.',
  },
  'where-needs-parentheses': {
    severity: 'error',
    title: 'Filter needs parentheses',
    label: 'where does the filter end?',
    text: 'More follows after this `where`, so its condition stands in parentheses if it has several parts.',
    hint: 'Put the condition after `where` in parentheses.',
  },
  'at-most-time': {
    severity: 'error',
    title: 'Time phrase needs `within`',
    label: 'a span after or before a date is asked with `within`',
    text: '',
    hint: 'Write `within {amount} {direction} …`.',
  },
  'list-in-list': {
    severity: 'error',
    title: 'List inside a list',
    label: 'a field cannot be a list',
    text: '',
    hint: 'Declare the inner list as a fact of its own.',
  },
} as const satisfies Readonly<Record<string, DiagnosticKind>>

export type SyntaxCode = keyof typeof syntaxDiagnostics

export const report = diagnosticFactory(syntaxDiagnostics)
