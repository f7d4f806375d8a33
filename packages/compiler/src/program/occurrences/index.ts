/**
 * Every place of a file that declares or says a name, with the thing that it means there: the same that lowering finds. What
 * means nothing, or could not be read, is passed over.
 */
import type { Revises, Section } from '@rubric/syntax'
import type { Module } from '../../names/module.ts'
import type { Scope } from '../../names/scope.ts'
import { abbreviations } from '../../policy/terms.ts'
import type { NamedThing, Occurrence } from '../symbols.ts'
import { type Constants, noteCondition, noteConstantOf } from './conditions.ts'
import { noteExample } from './examples.ts'
import { note, noteName, type Place, type Surroundings, thingIn } from './place.ts'
import { noteAddress } from './rules.ts'
import { builtInThings, thingsOf } from './things.ts'

/** In the order of the text. */
export const occurrencesIn = (scope: Scope, { scopeOf, versionOf }: Surroundings): readonly Occurrence[] => {
  const { module } = scope
  const place: Place = { scope, scopeOf, versionOf, entry: undefined, found: declarationsIn(module) }
  const constants: Constants = new Map()
  for (const section of module.sections) noteSection(place, section, constants)
  for (const section of module.sections) if (section.kind === 'Define') noteConstantOf(place, section, constants)
  for (const { name, start } of abbreviations(module)) note(place, thingIn(module, 'term', name), start, name.length)
  return place.found.sort((a, b) => a.span.start - b.span.start)
}

/**
 * Everything that can be named in a file; of the other vocabularies of the workspace, which it does not use, themselves alone.
 */
export const thingsIn = ({ module, used }: Scope, vocabularies: readonly Module[]): readonly NamedThing[] => {
  const others = vocabularies.filter(each => each !== module && !used.includes(each))
  return [
    ...[...[module, ...used].map(thingsOf), builtInThings].flatMap(things => [...things.values()]),
    ...others.flatMap(each => thingIn(each, 'vocabulary', each.id) ?? []),
  ]
}

/** What declares itself by its name. Neither the dash of an item nor the word `unless` is one. */
const declarationsIn = (module: Module): Occurrence[] =>
  [...thingsOf(module).values()].flatMap((thing): Occurrence[] => {
    const { span, name, kind } = thing
    const isName = span !== undefined && (kind === 'example' || (module.text.slice(span.start, span.end) === name && !isWord(thing)))
    return isName ? [{ span, thing, role: 'declaration' }] : []
  })

const isWord = ({ node }: NamedThing): boolean => node?.kind === 'Waiver'

const noteSection = (place: Place, section: Section, constants: Constants): void => {
  const addresses = (...lists: readonly (readonly Parameters<typeof noteAddress>[1][])[]): void => {
    for (const address of lists.flat()) noteAddress(place, address)
  }
  switch (section.kind) {
    case 'Use': {
      const vocabulary = place.scope.used.find(({ id }) => id === section.id.text)
      return note(place, vocabulary && thingIn(vocabulary, 'vocabulary', vocabulary.id), section.id.start, section.id.text.length)
    }
    case 'Interpretation': return addresses(section.affects)
    case 'Exception':
      addresses(section.lifts, section.refers, section.before)
      for (const { what, by } of section.replaces) addresses([what], by.kind === 'Address' ? [by] : [])
      return noteCondition(place, section.when, constants)
    case 'Limit':
      if (section.cap.kind === 'LimitCap' && section.cap.of.kind === 'Name') noteName(place, section.cap.of.text, section.cap.of.start)
      return noteCondition(place, section, constants)
    case 'Determination':
      addresses(section.requires, section.excludes, section.subjectTo)
      if (section.grants?.of?.kind === 'Name') noteName(place, section.grants.of.text, section.grants.of.start)
      return noteCondition(place, section, constants)
    case 'Define':
    case 'Criteria':
    case 'Requirement': return noteCondition(place, section, constants)
    case 'Example': return noteExample(place, section)
    case 'Statement': return addresses(section.of)
    case 'Revises': return noteClaims(place, section)
    case 'Facts':
    case 'CodeSet':
    case 'Terms':
    case 'Calendar':
    case 'Guidance': return
  }
}

/** What was removed stands in the version that is revised. */
const noteClaims = (place: Place, { version, claims }: Revises): void => {
  const old = version.kind === 'Missing' ? undefined : place.versionOf(place.scope.module.id, version.text)
  for (const { address, verdict } of claims) {
    const isRemoved = verdict.kind !== 'Missing' && verdict.word === 'removed'
    if (!isRemoved) noteAddress(place, address)
    else if (old !== undefined) noteAddress(place, address, old)
  }
}
