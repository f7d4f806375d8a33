/** Tests and values of a rule graph on one line, for reading in expectations. */
import type { Recurrence, Selection, Test, Value } from '@rubric/compiler'
import type { CodePattern } from '@rubric/runtime'

export const valueInWords = (each: Value): string => {
  const inner = valueInWords
  switch (each.kind) {
    case 'constant': return String(each.value)
    case 'fact': return each.fact
    case 'field': return `.${each.field}`
    case 'asOf': return 'as of'
    case 'now': return 'now'
    case 'age': return `age(${inner(each.date)})`
    case 'offset': return `(${inner(each.date)} ${each.amount < 0 ? '-' : '+'} ${Math.abs(each.amount)} ${each.unit})`
    case 'instant': return `instant(${inner(each.moment)})`
    case 'civil': return `civil(${inner(each.instant)})`
    case 'openDay': return `(${inner(each.date)} ${each.amount < 0 ? '-' : '+'} ${Math.abs(each.amount)} open days of #${each.calendar})`
    case 'openMinute': return `(${inner(each.moment)} + ${each.amount} open minutes of #${each.calendar})`
    case 'movedDay': return `${each.to}(${inner(each.date)}, #${each.calendar})`
    case 'nthDay': return `day ${each.number}(${selectionInWords(each.over)})`
    case 'dayOf': return `day(${inner(each.moment)})`
    case 'minutesOf': return `minutes(${inner(each.day)})`
    case 'count': return `count(${selectionInWords(each.over)})`
    case 'sum': return `sum(${selectionInWords(each.over)}, .${each.field})`
    case 'pick': return `${each.which}(${selectionInWords(each.over)}, .${each.field})`
  }
}

const selectionInWords = ({ list, where, from, to }: Selection): string => [
  list,
  ...(where === null ? [] : [`where ${JSON.stringify(where.logic.op)} ${where.conditions.map(testInWords).join(', ')}`]),
  ...(from === null ? [] : [`from ${valueInWords(from)}`]),
  ...(to === null ? [] : [`to ${valueInWords(to)}`]),
].join(' ')

const patternInWords = ({ first, last, modifiers }: CodePattern): string =>
  first === last ? [first, ...modifiers].join('-') : `${first}..${last}`

const periodInWords = (period: Recurrence['period']): string =>
  period.form === 'every' ? `every ${period.amount} ${period.unit}` : `per ${period.unit}${period.unit === 'week' ? ` from ${period.weekStart}` : ''}`

export const testInWords = (each: Test): string => {
  const value = valueInWords
  switch (each.kind) {
    case 'holds': return value(each.value)
    case 'compare': return `${value(each.left)} ${each.relation} ${value(each.right)}`
    case 'between': return `${value(each.low)} <= ${value(each.value)} <= ${value(each.high)}`
    case 'among': return `${value(each.value)} ${each.negated ? 'not ' : ''}in ${each.choices.join(' ')}`
    case 'coded': return `${value(each.value)} ${each.negated ? 'fits none of' : 'fits'} ${each.patterns.map(patternInWords).join(' ')}`
    case 'during': return `${value(each.value)} ${each.negated ? 'not ' : ''}during #${each.calendar}`
    case 'deadline': {
      const from = each.from === null ? '' : `${value(each.from)} <= `
      const shown = JSON.stringify(each.shown) === JSON.stringify(each.due) ? '' : `, shown as ${value(each.shown)}`
      return `due: ${from}${value(each.event)} <= ${value(each.due)}, now ${value(each.now)}${shown}`
    }
    case 'recurrence': {
      const what = each.field === null ? selectionInWords(each.over) : `sum(${selectionInWords(each.over)}, .${each.field})`
      const until = each.until === null ? '' : ` until ${value(each.until)}`
      const except = each.except === null ? '' : ` except ${each.except.outside ? 'outside' : 'in'} ${each.except.list}`
      return `${what} >= ${each.least} ${periodInWords(each.period)} from ${value(each.from)}${until}${except}`
    }
  }
}
