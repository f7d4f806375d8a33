/**
 * What `.prettierrc` and `.editorconfig` say of a file, found as Prettier finds it; so all that lays out a file does it alike.
 */
import type { FormatOptions } from './format.ts'

/** Of the file at a full path. Throws, with the reason in plain words, where the settings cannot be read. */
export const settingsOf = async (path: string): Promise<FormatOptions> => {
  // Large, and wanted only when a text is laid out.
  const { resolveConfig } = await import('prettier')
  try {
    const config = await resolveConfig(path, { editorconfig: true })
    return { printWidth: config?.printWidth, endOfLine: config?.endOfLine }
  } catch (error) {
    throw new Error(`cannot read the settings for ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
