/** Every file that is derived from the grammar and committed, by its path in this folder. */
import { ebnf } from './ebnf.ts'
import { languageConfiguration } from './language-configuration.ts'
import { railroadPage } from './railroad-page.ts'
import { textmate } from './textmate.ts'

export const outputs: Readonly<Record<string, () => string>> = {
  'rubric.ebnf': ebnf,
  'language-configuration.json': languageConfiguration,
  'railroad.html': railroadPage,
  'rubric.tmLanguage.json': textmate,
}
