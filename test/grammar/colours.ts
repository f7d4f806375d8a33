/** The scopes of a text's words, as an editor finds them with the committed TextMate grammar. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import onig from 'vscode-oniguruma'
import textmate from 'vscode-textmate'

export interface Run {
  readonly start: number
  readonly end: number
  /** The outermost after that of the language. */
  readonly scope: string
}

const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'))
const onigLib = onig.loadWASM(wasm).then(() => ({
  createOnigScanner: (patterns: string[]) => new onig.OnigScanner(patterns),
  createOnigString: (text: string) => new onig.OnigString(text),
}))

const path = new URL('../../grammar/rubric.tmLanguage.json', import.meta.url)

const load = async (): Promise<textmate.IGrammar> => {
  const loadGrammar = async (): Promise<textmate.IRawGrammar> =>
    textmate.parseRawGrammar(readFileSync(path, 'utf8'), 'rubric.tmLanguage.json')
  const grammar = await new textmate.Registry({ onigLib, loadGrammar }).loadGrammar('source.rubric')
  if (grammar === null) throw new Error('no TextMate grammar')
  return grammar
}

const grammar = await load()

/** Stretches of one scope, in order; what has none is left out, and escapes are part of their text. */
export const runsOf = (text: string): readonly Run[] => {
  const runs: Run[] = []
  let stack = textmate.INITIAL
  let start = 0
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line.replace(/\r$/, ''), stack)
    stack = ruleStack
    for (const { startIndex, endIndex, scopes } of tokens) {
      const scope = scopes[1]?.replace(/\.rubric$/, '')
      if (scope === undefined) continue
      const last = runs.at(-1)
      const goesOn = scopes.length > 2 || (last?.scope === scope && last.end === start + startIndex && /^string/.test(scope))
      if (last !== undefined && last.scope === scope && goesOn) runs[runs.length - 1] = { ...last, end: start + endIndex }
      else runs.push({ start: start + startIndex, end: start + endIndex, scope })
    }
    start += line.length + 1
  }
  return runs
}
