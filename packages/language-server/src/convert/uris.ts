/** Files as the protocol names them, and as paths: absolute, with forward slashes. */
import { sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Undefined for what is no file of this machine, such as a text that was never saved. */
export const pathOfUri = (uri: string): string | undefined => {
  if (!uri.startsWith('file:')) return undefined
  try {
    return slashed(fileURLToPath(uri))
  } catch {
    return undefined
  }
}

export const uriOfPath = (path: string): string => pathToFileURL(path).href

/** Without the slash at the end that some clients give a folder. */
export const folderOfUri = (uri: string): string | undefined => pathOfUri(uri)?.replace(/(?<=.)\/+$/, '')

export const slashed = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'))
