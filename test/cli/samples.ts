/** Findings made by hand, about a small policy, for the tests of how findings look. */
import type { Diagnostic, SecondaryLabel, Span } from '@rubric/syntax'

export const file = 'policies/sample/clinic.rubric'

export const text = `policy sample.clinic "Sample clinic"
  version 2026-01-01

criteria admission "Admission"
  ALL of
    1. "symptoms are moderate or worse"
      symptom_severity at least moderat
    2. "of age"
      member.age at least 45 years and weight at least 3 kg
    3. "young"
      member.age less than 18 years
`

/** The span of the n-th place (from 0) that reads so. */
export const spanOf = (words: string, nth = 0, within = text): Span => {
  let start = -1
  for (let count = 0; count <= nth; count += 1) start = within.indexOf(words, start + 1)
  if (start < 0) throw new Error(`the sample has no ${words}`)
  return { start, end: start + words.length }
}

export const beside = (words: string, label: string): SecondaryLabel => ({ file, span: spanOf(words), text: label })

export const finding = (span: Span, changes: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'sample-fault',
  severity: 'error',
  title: 'something is wrong',
  file,
  span,
  label: 'wrong here',
  text: '',
  hint: '',
  related: [],
  fixes: [],
  ...changes,
})

export const sources = new Map([[file, text]])
