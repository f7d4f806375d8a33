/** What a policy states of every member: what is never met together, and of what always one is. Checked by analysis, never evaluated. */
import type { Diagnostic, Statement as StatementSection } from '@rubric/syntax'
import type { Statement } from '../graph.ts'
import type { Module } from '../names/module.ts'
import { reportTwice } from './check-rules.ts'
import { type Place, unknownAddress } from './notes.ts'
import { reportRule } from './rule-diagnostics.ts'
import type { Rules } from './rules.ts'

const statementsOf = ({ sections }: Module): readonly StatementSection[] => sections.filter(section => section.kind === 'Statement')

export const statementNotes = (module: Module, place: Place): readonly Statement[] =>
  statementsOf(module).map(({ says, of, text, cite, ...span }) => ({
    says, of: of.map(address => `${module.id}/${address.text}`), text: text?.value ?? '', cite: cite?.text ?? '', span: place(span),
  }))

const words: Readonly<Record<StatementSection['says'], string>> = { 'never together': '`never … together`', 'always one': '`always one of`' }

/** `addresses` are those of all clauses; undefined where not all are known. */
export const checkStatements = (
  module: Module, rules: Rules, addresses: ReadonlySet<string> | undefined, diagnostics: Diagnostic[],
): void => {
  const { file, id } = module
  for (const { says, of } of statementsOf(module)) {
    reportTwice(module, of, diagnostics)
    for (const address of of) {
      if (addresses === undefined || addresses.has(`${id}/${address.text}`)) continue
      if (!rules.limits.includes(address.text)) diagnostics.push(unknownAddress(file, id, address, addresses))
      else {
        const takes = `${words[says]} takes criteria, requirements, exceptions, determinations, and their clauses.`
        const names = `It could be: ${rules.roots.map(({ name }) => name.text).join(', ')}`
        diagnostics.push(reportRule('wrong-rule', { file, span: address }, { name: address.text, what: 'a limit', takes, names }))
      }
    }
  }
}
