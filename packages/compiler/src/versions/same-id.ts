/** Files with one id: versions of one policy, or the same thing twice. */
import type { Diagnostic } from '@rubric/syntax'
import { reportName } from '../names/diagnostics.ts'
import { type Module, versionOf } from '../names/module.ts'
import { checkVersions } from './partition.ts'

/** Reports what the files of one id, sorted by their paths, are to each other. `isRead` says whether every line of a file could be read. */
export const checkSameId = (modules: readonly Module[], isRead: (module: Module) => boolean, diagnostics: Diagnostic[]): void => {
  reportSamePolicies(modules, diagnostics)
  checkVersions(modules, isRead, diagnostics)
}

const reportSamePolicies = (modules: readonly Module[], diagnostics: Diagnostic[]): void => {
  const seen = new Map<string, Module>()
  for (const module of modules) {
    const version = versionOf(module)
    const key = JSON.stringify([module.id, module.role === 'policy' ? version : ''])
    const first = seen.get(key)
    if (first !== undefined && module.header !== undefined) {
      const what = module.role === 'policy' && version !== '' ? `\`${module.id}\` version ${version}` : `\`${module.id}\``
      const related = first.header === undefined ? [] : [{ file: first.file, span: first.header.id, text: 'the other file' }]
      diagnostics.push(reportName('duplicate-policy', { file: module.file, span: module.header.id, related }, { what }))
    }
    seen.set(key, module)
  }
}
