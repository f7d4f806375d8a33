/** Records that say a little less than a given one. */
import type { Choices } from './choices.ts'
import type { Given, Service } from './service.ts'

const UNIT = 1_000_000

export const simpler = (service: Service, choices: Choices): readonly Service[] => {
  const { line, history, asOf, from } = service
  const units = choices.used.filter((each) => each !== null)
  return [
    ...history.map((_, at) => ({ ...service, history: history.filter((_, other) => other !== at) })),
    { ...service, to: null },
    { ...service, from: null, to: null },
    { ...service, began: null },
    { ...service, authorization: null },
    { ...service, episode: null },
    { ...service, through: asOf },
    { ...service, through: -Infinity },
    ...simplerLines(service, choices),
    ...history.flatMap((entry, at) => {
      const replaced = (by: Given): Service => ({ ...service, history: history.map((other, index) => (index === at ? by : other)) })
      return [
        replaced({ ...entry, authorization: null }),
        replaced({ ...entry, episode: null }),
        ...units.map((each) => replaced({ ...entry, units: each })),
        ...[from, asOf].flatMap((on) => (on === null ? [] : [replaced({ ...entry, on })])),
        ...(line === null || line.code === null ? [] : [replaced({ ...entry, code: line.code })]),
      ]
    }),
    ...(from === null || from === asOf ? [] : [movedTo(service, asOf)]),
  ]
}

/** With hours, so many as its units need. */
const simplerLines = (service: Service, { used, unitHours }: Choices): readonly Service[] => {
  const { line } = service
  if (line === null) return []
  const needed = line.hours === null ? [] : unitHours.map((each) => Math.ceil(line.units / UNIT) * each)
  return [
    { ...service, line: { ...line, hours: null } },
    ...needed.map((hours) => ({ ...service, line: { ...line, hours } })),
    ...used.flatMap((units) => (units === null ? [] : [{ ...service, line: { ...line, units } }])),
  ]
}

/** All days by as many, so that they lie to one another as before. */
const movedTo = (service: Service, day: number): Service => {
  const by = day - (service.from ?? day)
  const moved = (each: number | null): number | null => (each === null ? null : each + by)
  const { from, to, began, history } = service
  return { ...service, from: moved(from), to: moved(to), began: moved(began), history: history.map((entry) => ({ ...entry, on: moved(entry.on) })) }
}
