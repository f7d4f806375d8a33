/**
 * Whether facts fit a policy, by the readers that compiled policies read with: for evaluations that nothing was built for. What a schema finds
 * this finds as well, and at the same places; `test/laws` holds the two together.
 */
import {
  HIGHEST_AGE,
  type Input,
  isObject,
  LARGEST,
  MALFORMED,
  MALFORMED_CODE,
  MALFORMED_STATUS,
  type Member,
  own,
  readChoice,
  readCode,
  readDecimal,
  readFirstDay,
  readFirstMinute,
  readStatus,
  readWhole,
  type SchemaError,
  type Validator,
} from '@rubric/runtime'

/** For `findProblems`, which says in words what is wrong at each place. */
export const fitsValidator = (inputs: readonly Member[]): Validator => {
  const validate = (data: unknown): boolean => {
    const wrong = isObject(data) ? wrongMembers(inputs, data, '') : ['']
    validate.errors = wrong.map((instancePath): SchemaError => ({ instancePath, keyword: 'type', params: {} }))
    return wrong.length === 0
  }
  validate.errors = undefined as Validator['errors']
  return validate
}

/** One step of a JSON Pointer (RFC 6901). */
const step = (key: string | number): string => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

const at = (value: unknown, key: string): unknown => (isObject(value) ? own(value, key) : undefined)

const wrongMembers = (members: readonly Member[], value: unknown, path: string): readonly string[] =>
  members.flatMap(({ name, input }) => wrongAt(input, at(value, name), path + step(name)))

const wrongAt = (input: Input, value: unknown, path: string): readonly string[] => {
  if (value === undefined || value === null) return []
  if (input.kind === 'group') return isObject(value) ? wrongMembers(input.members, value, path) : [path]
  if (input.kind === 'list') return isObject(value) ? wrongEntries(input.fields, value, path) : [path]
  return isScalar(input, value) ? [] : [path]
}

const wrongEntries = (fields: readonly Member[], list: unknown, path: string): readonly string[] => {
  const entries = at(list, 'entries')
  const through = wrongAt({ kind: 'through' }, at(list, 'complete_through'), `${path}/complete_through`)
  if (!Array.isArray(entries)) return [`${path}/entries`, ...through]
  return [
    ...entries.flatMap((entry: unknown, index) => {
      const place = `${path}/entries${step(index)}`
      return isObject(entry) ? wrongMembers(fields, entry, place) : [place]
    }),
    ...through,
  ]
}

const isScalar = (input: Exclude<Input, { readonly kind: 'group' | 'list' }>, value: unknown): boolean => {
  switch (input.kind) {
    case 'yes/no':
      return readStatus(value) !== MALFORMED_STATUS
    case 'count':
    case 'span':
      return readWhole(value, 1, LARGEST) !== MALFORMED
    case 'age':
      return readWhole(value, 1, HIGHEST_AGE) !== MALFORMED
    case 'decimal':
      return readDecimal(value, input.least) !== MALFORMED
    case 'date':
      return readFirstDay(value, 0) !== MALFORMED
    case 'moment':
      return readFirstMinute(value, 0) !== MALFORMED
    case 'through':
      return readFirstDay(value) !== MALFORMED
    case 'choice':
      return readChoice(value, input.values) !== MALFORMED
    case 'code':
      return readCode(value) !== MALFORMED_CODE
  }
}
