/** Reads members' facts: one JSON object, a JSON array of objects, or NDJSON, which has one object a line. */

/** The facts of one member as given, or why they cannot be read. */
export type Member = Named &
  ({ readonly facts: Readonly<Record<string, unknown>> } | { readonly fault: string })

interface Named {
  /** The member's own name, else the place. */
  readonly label: string
  /** Where it stands in the file: `line 3`, or its number in an array. */
  readonly place: string
}

export interface Members {
  /** `one` came as a single object: its answer stands alone, not in a table. */
  readonly form: 'one' | 'many'
  readonly members: readonly Member[]
}

/** Never throws: what is not JSON becomes a member with a fault, and the other lines still count. */
export const readMembers = (text: string): Members => {
  const clean = text.replace(/^\ufeff/, '')
  const whole = parse(clean)
  if (whole.ok) {
    if (!Array.isArray(whole.value)) return { form: 'one', members: [memberOf(whole.value, 'member')] }
    return { form: 'many', members: whole.value.map((value, index) => memberOf(value, `${index + 1}`)) }
  }
  const lines = clean.split(/\r?\n/).flatMap((line, index) => (line.trim() === '' ? [] : [{ line, number: index + 1 }]))
  const manyLines = lines.length > 1 && lines.some(({ line }) => parse(line).ok && line.trim().startsWith('{'))
  if (!manyLines) return { form: 'one', members: [faulty('member', `not JSON: ${whole.reason}`)] }
  return {
    form: 'many',
    members: lines.map(({ line, number }) => {
      const read = parse(line)
      return read.ok ? memberOf(read.value, `line ${number}`) : faulty(`line ${number}`, `not JSON: ${read.reason}`)
    }),
  }
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string }

const parse = (text: string): Parsed => {
  if (text.trim() === '') return { ok: false, reason: 'there is nothing in it' }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

/** A member may carry a name of their own, `id`, under which the answer lists them. */
const memberOf = (value: unknown, place: string): Member => {
  if (!isRecord(value)) return faulty(place, `expected an object with facts, found ${kindOf(value)}`)
  const id = value['id']
  return { label: typeof id === 'string' || typeof id === 'number' ? String(id) : place, place, facts: value }
}

const faulty = (place: string, fault: string): Member => ({ label: place, place, fault })

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value === 'string' ? 'a text' : `a ${typeof value}`
