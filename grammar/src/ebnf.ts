/** The grammar as EBNF (ISO 14977 signs, without its commas), one rule a paragraph, from the parser's own rules. */
import { grammarRules, keywords, outline, type Production, type Rule } from '@rubric/syntax'
import { lineKinds } from './lines.ts'
import { ruleName, tokenKind, tokenKinds } from './tokens.ts'

const needsBrackets = (production: Production): boolean => production.kind === 'choice'

const written = (production: Production): string => {
  switch (production.kind) {
    case 'sequence':
      return production.of.map((each) => (needsBrackets(each) ? `( ${written(each)} )` : written(each))).join(' ')
    case 'choice':
      return production.of.map(written).join(' | ')
    case 'optional':
      return `[ ${written(production.of)} ]`
    case 'repeated':
      return `{ ${written(production.of)} }`
    case 'rule':
      return ruleName(production.name)
    case 'word':
      return `"${production.text}"`
    case 'token':
      return tokenKind(production.label).name
  }
}

export const ruleText = ({ name, production }: Rule): string => {
  const line = `${ruleName(name)} = ${written(production)} ;`
  if (line.length <= 120) return line
  const parts = production.kind === 'choice' ? production.of : [production]
  return `${ruleName(name)} =\n    ${parts.map(written).join('\n  | ')} ;`
}

/** `criteria > block, item …`: the outline, as what may stand under what. */
const outlineText = (): string =>
  lineKinds
    .filter((kind) => outline[kind].under.length > 0)
    .map((kind) => `   ${ruleName(kind)}: ${outline[kind].under.map(ruleName).join(', ')}`)
    .join('\n')

const lineText = (rules: readonly Rule[]): string =>
  rules
    .filter(({ lines }) => lines.length > 0)
    .map(
      ({ name, lines }) =>
        `   ${ruleName(name)}: ${lines
          .map((kind) => outline[kind].what)
          .filter((what, at, all) => all.indexOf(what) === at)
          .join(', ')}`,
    )
    .join('\n')

export const ebnf = (): string => {
  const rules = grammarRules()
  const reserved = keywords
    .filter((each) => each.reserved)
    .map(({ word }) => word)
    .join(' ')
  const inLines = rules.filter(({ lines }) => lines.length > 0)
  const inParts = rules.filter(({ lines }) => lines.length === 0)
  return [
    '(* The grammar of Rubric, language 1. Generated from the parser by `node grammar/src/generate.ts`; edit that instead.',
    '   A file is an outline of lines, two spaces a level. Each line is read by itself. *)',
    '',
    `(* What each line is:\n${lineText(rules)} *)`,
    '',
    `(* What may stand under what:\n${outlineText()} *)`,
    '',
    '(* ---- lines ---- *)',
    '',
    ...inLines.map(ruleText),
    '',
    '(* ---- parts of lines ---- *)',
    '',
    ...inParts.map(ruleText),
    '',
    '(* ---- words ---- *)',
    '',
    ...tokenKinds.map(({ name, what }) => `${name} = ? ${what} ? ;`),
    '',
    `(* Never names: ${reserved} *)`,
    '',
  ].join('\n')
}
