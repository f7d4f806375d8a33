/** The names in examples: whose facts an example starts from, facts with their fields, and values. */
import type { Example, GivenFact, GivenValue } from '@rubric/syntax'
import { peek } from '../../names/scope.ts'
import { fieldOf, note, noteName, noteValue, type Place, thingIn, type ValueAt } from './place.ts'
import { noteAddress } from './rules.ts'

export const noteExample = (place: Place, { like, given, expect }: Example): void => {
  // Without its quotes.
  if (like !== undefined) note(place, thingIn(place.scope.module, 'example', like.value), like.start + 1, like.end - like.start - 2)
  for (const each of given) noteGiven(place, each)
  for (const { address } of expect) noteAddress(place, address)
}

const noteGiven = (place: Place, { name, value, entries }: GivenFact): void => {
  noteName(place, name.text, name.start)
  const declared = peek(place.scope, name.text)
  if (declared?.kind !== 'fact') return
  const { type, module, name: path } = declared
  if (type.kind !== 'list') return noteGivenValue(place, value, { type, module, path })
  for (const field of entries.flatMap(({ fields }) => fields)) {
    const found = fieldOf({ type, module, path }, field.name.text)
    if (found === undefined) continue
    note(place, thingIn(module, 'field', found.path), field.name.start, field.name.text.length)
    noteGivenValue(place, field.value, found)
  }
}

/** `unknown` is the word, whatever the values. */
const noteGivenValue = (place: Place, value: GivenValue | undefined, of: ValueAt): void => {
  if (value?.kind === 'Name' && value.text !== 'unknown') noteValue(place, of, value.text, value.start)
}
