/** Builds and reads facts as JSON would: dotted names nest, and `__proto__` is a key like any other. */
import type { FactsInput } from '@rubric/compiler'

type Json = { readonly [name: string]: unknown }

const define = (object: Json, key: string, value: unknown): void =>
  void Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

export const own = (object: unknown, key: string): unknown =>
  isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined

/** An object of these entries; values that are undefined are left out. */
export const objectOf = (entries: readonly (readonly [string, unknown])[]): Json => {
  const object: Json = {}
  for (const [key, value] of entries) if (value !== undefined) define(object, key, value)
  return object
}

/** Facts by dotted name to the nested input; undefined is a missing key. */
export const nest = (entries: readonly (readonly [string, unknown])[]): FactsInput => {
  const root: Json = {}
  for (const [name, value] of entries) {
    if (value === undefined) continue
    const path = name.split('.')
    let object = root
    for (const part of path.slice(0, -1)) {
      if (!isObject(own(object, part))) define(object, part, {})
      object = own(object, part) as Json
    }
    define(object, path.at(-1) ?? name, value)
  }
  return root
}

/** The value of a dotted name; undefined where any part of the way is missing or null. */
export const lookUp = (facts: FactsInput, name: string): unknown =>
  name.includes('.') ? name.split('.').reduce<unknown>((object, part) => own(object, part), facts) : own(facts, name)
