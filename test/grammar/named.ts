/**
 * Small policies in which a word of the language is also somebody's name: of a fact, a field, a value, a unit, a clause, a
 * list.
 */

const conditions = (name: string): readonly string[] => [
  name,
  `not ${name}`,
  `${name} and x`,
  `x and ${name}`,
  `x or ${name} or y`,
  `(${name})`,
  `${name} at least 2`,
  `x at least ${name}`,
  `x is ${name}`,
  `x at least 2 ${name}`,
  `x at least 2 ${name} per ${name}`,
  `${name} in (a, ${name})`,
  `x in ${name}`,
  `${name} before y`,
  `x before ${name}`,
  `${name} on or after y`,
  `x on ${name}`,
  `${name} within 3 days after y`,
  `x within 3 days after ${name}`,
  `${name} between 1 and 2`,
  `x unless ${name}`,
  `any ${name}`,
  `count of l where ${name} in the past 6 months at least 2`,
  `count of ${name} at least 2`,
  `every ${name} has y`,
  `every l has ${name}`,
  `latest l.${name} on or after y`,
  `x during ${name}`,
  `${name} during x`,
  `at least 2 of (${name}, y, ${name})`,
  `any l where (x and ${name} is y)`,
  `x at least every 4 weeks from ${name} until ${name} while ${name}`,
  `x after a and on or before ${name}`,
  `age of ${name} at least 3 years`,
  `day 3 of ${name} before y`,
  `x within 2 business days of ${name} after ${name} moved to next business day of ${name}`,
]

const sections = (name: string): readonly string[] => [
  `facts\n  ${name} yes/no`,
  `facts\n  ${name} count, by clinician "x"`,
  `facts\n  x ${name} per day`,
  `facts\n  x one of ${name}, b`,
  `facts\n  x ${name} < b`,
  `facts\n  x number in ${name}`,
  `facts\n  l list of\n    ${name} date`,
  `criteria ${name} "x" §1\n  x`,
  `criteria c\n  ALL of\n    ${name}: x\n    - ${name}`,
  `define ${name}: x`,
  `codes ${name}\n  ICD-10-CM F32.0, ${name}`,
  `use ${name}`,
  `interpretation ${name} "x"\n  affects ${name}`,
  `example "x" as of 2026-01-01\n  given\n    ${name} yes\n    l\n      ${name} 3, x ${name}\n    x ${name}\n  expect\n    ${name} met`,
  `determination d\n  requires ${name}, ${name}`,
  `exception e\n  when ${name}\n  lifts ${name}\n  replaces ${name} with ${name}`,
  `limit l\n  at most 5 ${name} of ${name} per calendar month\n  each unit is 1 ${name}`,
]

export const policiesNaming = (name: string): readonly string[] =>
  [...sections(name), ...conditions(name).map((condition) => `criteria c\n  ${condition}`)].map(
    (section) => `policy p.q "P"\n  language 1\n${section}\n`,
  )
