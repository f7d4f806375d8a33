/** Files on disk: found, and read as texts. Apart from the server, so that a command that only reads files loads nothing more. */
export { report, workspaceDiagnostics } from './diagnostics.ts'
export { type ReadSource, asSource, readSource, sha256 } from './read.ts'
export { extension, type Found, findFiles, isAside, reasonOf } from './walk.ts'
