/** What a session should come to: the texts on disk and the texts that are open. */
import type { Path } from './texts.ts'

export interface OpenText {
  readonly version: number
  readonly text: string
  /** What it was before each change, the last change last. */
  readonly past: readonly string[]
}

export interface Model {
  readonly disk: Map<Path, string>
  readonly open: Map<Path, OpenText>
}

export const textOf = ({ disk, open }: Model, path: Path): string | undefined => open.get(path)?.text ?? disk.get(path)
