/** What an editor can ask about policies. Offsets in, plain data out: no protocol, no clock, no files. */
export type * from './places.ts'
export * from './examples.ts'
export * from './lenses.ts'
