/**
 * Runs an emitted policy without writing it to disk: types are stripped, imports become parameters, and the rest is a
 * function whose result is garbage when nobody holds it, as a module never is. Thousands can be loaded in one run.
 */
import { stripTypeScriptTypes } from 'node:module'
import process from 'node:process'
import { type EmittedFile, factsSchema, moduleText, type RuleGraph, validatorText } from '@rubric/compiler'
import * as runtime from '@rubric/runtime'
import type { Validator } from '@rubric/runtime'
import type { LoadedPolicy } from './loaded.ts'

type Exports = Readonly<Record<string, unknown>>

/** Evaluates the text of an ES module whose imports are the given ones, by specifier. */
const evaluateModule = (text: string, imports: Readonly<Record<string, Exports>>): Exports => {
  const names: string[] = []
  const body = text
    .replace(
      /^import \{([^}]*)\} from '([^']*)';?$/gm,
      (_, list: string, from: string) => `const {${list.replace(/\bas\b/g, ':')}} = $imports[${JSON.stringify(from)}]`,
    )
    .replace(/^export default .*$/gm, '')
    .replace(/^export const ([\w$]+)/gm, (_, name: string) => (names.push(name), `const ${name}`))
  const forgotten = /^(import|export)\b.*$/m.exec(body)
  if (forgotten !== null) throw new Error(`the loader does not know: ${forgotten[0]}`)
  const run = new Function('$imports', `'use strict'\n${body}\nreturn { ${names.join(', ')} }`) as (
    imports: Readonly<Record<string, Exports>>,
  ) => Exports
  return run(imports)
}

/** The validator, evaluated when facts are first refused: it is large, and most facts fit. */
const lazyValidator = (text: () => string): Validator => {
  let real: Validator | undefined
  const validate = (data: unknown): boolean => {
    real ??= evaluateModule(text(), {})['validate'] as Validator
    const fits = real(data)
    validate.errors = real.errors
    return fits
  }
  validate.errors = undefined as Validator['errors']
  return validate
}

/** Without the notice that stripping types is new: it would stand between the lines of whoever runs this. */
const stripped = (text: string): string => {
  const { emitWarning } = process
  process.emitWarning = () => undefined
  try {
    return stripTypeScriptTypes(text)
  } finally {
    process.emitWarning = emitWarning
  }
}

interface EmittedModule {
  readonly policy: LoadedPolicy['info']
  readonly evaluate: LoadedPolicy['evaluate']
}

const loadModule = (id: string, text: string, validator: () => string, replaced: Partial<typeof runtime> = {}): LoadedPolicy => {
  const imports = {
    '@rubric/runtime': { ...runtime, ...replaced },
    [`./${id}.validate.js`]: { validate: lazyValidator(validator) },
  }
  const { policy, evaluate } = evaluateModule(stripped(text), imports) as unknown as EmittedModule
  return { info: policy, evaluate }
}

const textOf = (files: readonly EmittedFile[], path: string): string => {
  const file = files.find((each) => each.path === path)
  if (file === undefined) throw new Error(`not emitted: ${path}`)
  return file.text
}

/** A policy from the files that `emitPolicy` gives for it. */
export const loadPolicy = (files: readonly EmittedFile[]): LoadedPolicy => {
  const module = files.find(({ path }) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  if (module === undefined) throw new Error('no module among the emitted files')
  const id = module.path.slice(0, -'.ts'.length)
  return loadModule(id, module.text, () => textOf(files, `${id}.validate.js`))
}

/**
 * A policy straight from its rule graph, without its other files. Its hash stays empty. `replaced` are functions of the
 * runtime to put in the place of its own: so a test can show that a law notices when they are wrong.
 */
export const loadGraph = (graph: RuleGraph, replaced?: Partial<typeof runtime>): LoadedPolicy =>
  loadModule(graph.policy.id, moduleText(graph, ''), () => validatorText(factsSchema(graph)), replaced)
