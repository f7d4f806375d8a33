/** What a trace shows of values. */
import type { Domain } from '../graph.ts'
import type { Model } from './model.ts'
import type { Form } from './values.ts'

const shownBy: Record<Domain, string> = {
  status: 'shownRange',
  integer: 'shownRange',
  code: 'shownRange',
  day: 'shownDays',
  minute: 'shownMinutes',
}

/** The expression of a value as a trace shows it; nothing of what has no value, or says it by its status. */
export const shownValue = (model: Model, value: Form | null, domain: Domain): string => {
  switch (value?.form) {
    case undefined:
    case 'status':
      return 'null'
    case 'exact':
      return `${model.use('shownNumber')}(${value.expression})`
    case 'code':
      return value.found === null ? value.expression : `${value.found} ? ${value.expression} : []`
    case 'range':
      return `${model.use(shownBy[domain])}(${value.low}, ${value.high})`
  }
}
