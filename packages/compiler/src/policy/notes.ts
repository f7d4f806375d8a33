/** What a policy says beside its criteria: guidance, interpretations, definitions and code sets, with addresses. Decides nothing. */
import type { Diagnostic } from '@rubric/syntax'
import type { CodeSetNote, DefinitionNote, GuidanceNote, InterpretationNote, SourceSpan } from '../graph.ts'
import { oneLine } from '../lower/context.ts'
import { dateFault } from '../calendars/dates.ts'
import type { Module } from '../names/module.ts'
import { didYouMean } from '../names/suggest.ts'
import { reportPolicy } from './diagnostics.ts'

export type Place = (span: { readonly start: number; readonly end: number }) => SourceSpan

export const guidanceNotes = (module: Module, place: Place): readonly GuidanceNote[] =>
  module.guidance.map(({ name, text, cite, items, ...span }) => {
    const address = `${module.id}/${name.text}`
    return {
      name: name.text, address, text: text.kind === 'Text' ? text.value : '', cite: cite?.text ?? '', span: place(span),
      items: items.map((item, at) => ({
        address: `${address}/${item.label.form === 'dash' ? at + 1 : item.label.text}`,
        text: item.text.kind === 'Text' ? item.text.value : '',
        cite: item.cite?.text ?? '',
      })),
    }
  })

export const interpretationNotes = (module: Module, place: Place): readonly InterpretationNote[] =>
  module.interpretations.map(({ name, text, cite, against, decidedBy, decidedOn, because, affects, ...span }) => ({
    name: name.text, address: `${module.id}/${name.text}`, text: text.kind === 'Text' ? text.value : '', cite: cite?.text ?? '',
    against: against?.value ?? '', decidedBy: decidedBy?.value ?? '', decidedOn: decidedOn?.text ?? '', because: because?.value ?? '',
    affects: affects.map(address => `${module.id}/${address.text}`), span: place(span),
  }))

/** Definitions of the policy and of the vocabularies that it reads from. */
export const definitionNotes = (modules: readonly Module[], placeIn: (module: Module) => Place): readonly DefinitionNote[] =>
  modules.flatMap(module => [...module.names.values()].flatMap(declared => {
    if (declared.kind !== 'define') return []
    const { name, text, cite, expression, ...span } = declared.declaration
    const reads = oneLine(module.text.slice(expression.start, expression.end))
    return [{
      name: name.text, address: `${module.id}/${name.text}`, text: text?.value ?? '', cite: cite?.text ?? '', reads,
      span: placeIn(module)(span),
    }]
  }))

export const codeSetNotes = (modules: readonly Module[]): readonly CodeSetNote[] =>
  modules.flatMap(module => [...module.names.values()].flatMap(declared =>
    declared.kind === 'codes'
      ? [{ name: declared.name, text: declared.declaration.text?.value ?? '', codes: declared.patterns }]
      : []))

/** Dates and addresses of interpretations. `addresses` are all that a policy's interpretations can affect; undefined where not all are known. */
export const checkInterpretations = (module: Module, addresses: ReadonlySet<string> | undefined, diagnostics: Diagnostic[]): void => {
  const { file, id } = module
  for (const { decidedOn, affects } of module.interpretations) {
    const why = decidedOn === undefined ? undefined : dateFault(decidedOn.text, false)
    if (decidedOn !== undefined && why !== undefined) diagnostics.push(reportPolicy('bad-header-date', { file, span: decidedOn }, { why }))
    for (const address of affects) {
      if (addresses?.has(`${id}/${address.text}`) === false) diagnostics.push(unknownAddress(file, id, address, addresses))
    }
  }
}

/** Interpretations need an owner, which a release insists on, and clauses to bear on. */
export const bareInterpretations = ({ interpretations, file }: Module, release: boolean, diagnostics: Diagnostic[]): void => {
  for (const { name, decidedBy, affects } of interpretations) {
    if (decidedBy === undefined && !release) diagnostics.push(reportPolicy('interpretation-without-owner', { file, span: name }))
    if (affects.length === 0) diagnostics.push(reportPolicy('interpretation-without-effect', { file, span: name }))
  }
}

export const unknownAddress = (
  file: string, id: string, address: { readonly text: string; readonly start: number; readonly end: number }, known: ReadonlySet<string>,
): Diagnostic => {
  const short = [...known].filter(each => each.startsWith(`${id}/`)).map(each => each.slice(id.length + 1))
  return reportPolicy('unknown-address', { file, span: address }, { address: address.text, near: didYouMean(address.text, short) })
}
