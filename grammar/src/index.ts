/** The language as data, derived from the syntax package, and the reference for people beside it. */
export { ebnf } from './ebnf.ts'
export { languageConfiguration } from './language-configuration.ts'
export { outputs } from './outputs.ts'
export { placesOf, type Place, type Places, type Step } from './places.ts'
export { railroadPage } from './railroad-page.ts'
export { scopesOfRules } from './scopes.ts'
export { textmate } from './textmate.ts'
export { tokenKinds, type TokenKind } from './tokens.ts'
