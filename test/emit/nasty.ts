/** The worst names and texts, wherever a name or a text may stand. */
import type { RuleGraph } from '@rubric/compiler'
import { asOf, compare, condition, fact, graphOf, is, nothing, number, ofFact, ofField, yes } from './sketch.ts'

export const badNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'class',
  'arguments',
  'await',
  'undefined',
  'NaN',
  'Infinity',
  'eval',
  'record',
  'facts',
  'asOf',
  'entry',
  'copy',
  'read',
  'decide',
  'trace',
  'policy',
  'MET',
  'none',
  '_',
  '__',
  'A',
  'a',
  'validate',
  'inputs',
  'x.__proto__',
  'x.constructor',
  'x_constructor',
  'x',
  'module.exports',
  'as_of',
  '__defineGetter__',
].filter((name) => name !== 'x')

export const badTexts = [
  '`${process.exit(1)}`',
  '*/ throw new Error(1) /*',
  '</script><script>alert(1)</script>',
  '<!-- x',
  'it\'s "quoted" \\ back\\',
  'line\u2028separator\u2029here',
  'new\nline\r\nand\ttab',
  '@ts-nocheck @deprecated {@link x}',
  '# sourceMappingURL=evil.js',
  '\ud800 lone',
  '\u202e reversed',
  '//',
  '${',
  '\\',
  "'",
  '\u0000',
]

const textAt = (index: number): string => badTexts[index % badTexts.length] ?? ''

/** Facts, fields and criteria with every bad name, and every bad text wherever a text may stand. */
export const nasty: RuleGraph = graphOf(
  'sample.nasty',
  [
    ...badNames.map((name, index) => fact(name, { kind: index % 3 === 0 ? 'date' : 'yes/no' }, textAt(index))),
    fact('list_of_bad', {
      kind: 'list',
      dateField: null,
      fields: badNames
        .filter((name) => !name.includes('.'))
        .map((name, index) => ({ name, type: { kind: 'yes/no' }, text: textAt(index) })),
    }),
  ],
  [
    ...badNames.map((name, index) =>
      condition(
        textAt(index),
        index % 3 === 0 ? compare('<', ofFact(name, 'day'), asOf) : yes(name),
        [name],
        index % 3 === 0 ? { as: 'day' } : nothing,
      ),
    ),
    condition(
      'all bad fields',
      compare(
        '>=',
        {
          kind: 'count',
          domain: 'integer',
          over: {
            list: 'list_of_bad',
            dated: false,
            where: {
              logic: { op: 'all', of: badNames.filter((name) => !name.includes('.')).map((_name, index) => is(index)) },
              conditions: badNames
                .filter((name) => !name.includes('.'))
                .map((name) => ({ kind: 'holds', value: ofField(name, 'status') })),
            },
            from: null,
            to: null,
          },
        },
        number(1),
      ),
      ['list_of_bad'],
      { as: 'count' },
    ),
  ],
  badNames
    .filter((name) => !name.includes('.'))
    .map((name, index) => ({
      label: name,
      title: textAt(index),
      cite: textAt(index + 1),
      text: textAt(index + 2),
      logic: () => ({ op: 'any', of: [is(index), is(badNames.length)] }) as const,
    })),
)
