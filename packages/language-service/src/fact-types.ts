/** Kinds of facts that several questions tell apart. */
import type { FactType, ListType } from '@rubric/compiler'

export const isList = (type: FactType | undefined): type is ListType => type?.kind === 'list'

/** A state with starts and ends. */
export const isPeriods = (type: FactType | undefined): boolean =>
  isList(type) && ['from', 'to'].every((name) => type.fields.some((field) => field.name === name && field.type.kind === 'date'))
