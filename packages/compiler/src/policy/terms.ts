/** Abbreviations: what the policy says that they stand for, and those in its clauses that it does not explain. */
import type { Module } from '../names/module.ts'

/** Each abbreviation with its words, in the order of the file. */
export const termsOf = ({ terms }: Module): readonly (readonly [string, string])[] =>
  terms.flatMap(section => section.terms.flatMap(({ name, text }) => (text.kind === 'Text' && name.text !== '' ? [[name.text, text.value] as const] : [])))
