/** Programs for the tests of the editor. */
import { createProgram, type Program } from '@rubric/compiler'
import { dataFiles, sourceFiles } from './real-policies.ts'

/** The policies of the repository with their data files. A test that changes it makes its own. */
export const realProgram = (): Program => {
  const program = createProgram()
  for (const { path, text } of sourceFiles) program.change(path, text)
  for (const data of dataFiles) program.changeData(data.path, data)
  return program
}

export const programOf = (...files: readonly (readonly [path: string, text: string])[]): Program => {
  const program = createProgram()
  for (const [path, text] of files) program.change(path, text)
  return program
}

/** A small policy with these lines after its header. */
export const policyWith = (...lines: readonly string[]): string =>
  ['policy test.policy "Test"', '  issuer     "Test"', '  version    2026-01-01', '  effective  2026-01-01', '  language   1', '', ...lines, ''].join('\n')
