/** Abbreviations: what the policy says that they stand for, and those in its clauses that it does not explain. */
import type { Diagnostic, Name, Text } from '@rubric/syntax'
import { codeSystems, looksLikeCode } from '../names/code-systems.ts'
import { reportName } from '../names/diagnostics.ts'
import type { Module } from '../names/module.ts'
import { clauseTexts } from './findings.ts'
import { reportRule } from './rule-diagnostics.ts'

/** Each abbreviation with its words, in the order of the file. */
export const termsOf = ({ terms }: Module): readonly (readonly [string, string])[] =>
  terms.flatMap(section => section.terms.flatMap(({ name, text }) => (text.kind === 'Text' && name.text !== '' ? [[name.text, text.value] as const] : [])))

/** One abbreviation stands for one thing. */
export const checkTerms = ({ terms, file }: Module, diagnostics: Diagnostic[]): void => {
  const places = new Map<string, Name>()
  for (const { name } of terms.flatMap(section => section.terms)) {
    const first = places.get(name.text)
    if (first === undefined) places.set(name.text, name)
    else {
      const related = [{ file, span: first, text: 'first declared here' }]
      diagnostics.push(reportName('duplicate-name', { file, span: name, related }, { name: name.text }))
    }
  }
}

/** A word with two capitals or more, and digits and hyphens at most. */
const word = /(?<![\w-])(?=[\d-]*[A-Z][\d-]*[A-Z])[A-Z\d][A-Z\d-]*(?![\w-])/g

/** Numerals, codes and the systems that they are of explain themselves. */
const explainsItself = (abbreviation: string): boolean =>
  /^[IVX]+$/.test(abbreviation) || codeSystems.includes(abbreviation) ||
  (/\d/.test(abbreviation) && codeSystems.some(system => looksLikeCode(system, abbreviation)))

/** What looks like an abbreviation in what decides: titles and clauses of rules. */
export const abbreviations = (module: Module): readonly { readonly name: string; readonly start: number }[] =>
  deciding(module).flatMap(({ start, end }) =>
    [...module.text.slice(start, end).matchAll(word)].map(({ 0: name, index }) => ({ name, start: start + index })))

/** Each once, where it first stands. */
export const unexplainedTerms = (module: Module, diagnostics: Diagnostic[]): void => {
  const known = new Set(module.terms.flatMap(({ terms }) => terms.map(({ name }) => name.text)))
  for (const { name, start } of abbreviations(module)) {
    if (known.has(name) || explainsItself(name)) continue
    known.add(name)
    diagnostics.push(reportRule('unexplained-abbreviation', { file: module.file, span: { start, end: start + name.length } }, { word: name }))
  }
}

const deciding = (module: Module): readonly Text[] => {
  const titles = [...module.names.values()].flatMap(({ kind, declaration }) =>
    kind !== 'fact' && declaration !== undefined && 'title' in declaration && declaration.title !== undefined ? [declaration.title] : [])
  return [...titles, ...clauseTexts(module).map(({ text }) => text)].sort((a, b) => a.start - b.start)
}
