/** What a release insists on: that somebody approved the policy, and answers for each of its interpretations. */
import type { Diagnostic } from '@rubric/syntax'
import type { Module } from '../names/module.ts'
import { reportRule } from './rule-diagnostics.ts'

export const releaseFaults = ({ header, interpretations, file }: Module, diagnostics: Diagnostic[]): void => {
  const status = header?.entries.find(({ key }) => key === 'status')
  if (status?.word?.text === 'draft') diagnostics.push(reportRule('draft-released', { file, span: status }))
  for (const { name, decidedBy } of interpretations) {
    if (decidedBy === undefined) diagnostics.push(reportRule('unowned-in-release', { file, span: name }))
  }
}
