/** What `.prettierrc` and `.editorconfig` say of a file, found as Prettier finds it; so both lay a file out alike. */
import type { FormatOptions } from '@rubric/prettier-plugin'
import { UsageError } from '../usage.ts'

export const settingsOf = async (path: string): Promise<FormatOptions> => {
  // Large, and only this command needs it.
  const { resolveConfig } = await import('prettier')
  try {
    const config = await resolveConfig(path, { editorconfig: true })
    return { printWidth: config?.printWidth, endOfLine: config?.endOfLine }
  } catch (error) {
    throw new UsageError(`cannot read the settings for ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
