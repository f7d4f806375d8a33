/**
 * A workspace that is checked again and again while its texts change. What it says is at every moment what `compileWorkspace`
 * says of the same texts; what an edit costs follows from what the edit touches.
 */
import type { Diagnostic, File } from '@rubric/syntax'
import type { CompiledPolicy, CompileOptions } from '../compiled.ts'
import type { DataText } from '../data/files.ts'
import type { NamedThing, Occurrence } from './symbols.ts'

export interface ProgramFile {
  /** From the root of the workspace, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly tree: File
  /** The offset at which each line begins. */
  readonly starts: readonly number[]
}

/** Asking is cheap: answers are kept until an edit touches them. Paths that are not in the workspace have no answers. */
export interface Program {
  /** A file with its new text; undefined where it is gone. */
  change(path: string, text: string | undefined): void
  /** The same of a data file. */
  changeData(path: string, data: DataText | undefined): void
  /** Every file, sorted. */
  paths(): readonly string[]
  file(path: string): ProgramFile | undefined
  /** The files of data that the files ask for, there or not. */
  dataPaths(): readonly string[]
  /** The policy of a file, where the file holds one. Nothing where `ok` is false may be evaluated. */
  policy(path: string): CompiledPolicy | undefined
  /** In the order of the text. */
  diagnostics(path: string): readonly Diagnostic[]
  /** Files of which something may have changed since this was asked last. */
  touched(): readonly string[]
  /** In the order of the text. */
  occurrences(path: string): readonly Occurrence[]
  /** Everywhere in the workspace where the thing with this key is named, file by file. */
  occurrencesOf(key: string): readonly (Occurrence & { readonly path: string })[]
  /**
   * Everything that can be named in the file: its own names, those of its vocabularies, the built-in facts, with fields and
   * values; and every other vocabulary, which it could use.
   */
  thingsIn(path: string): readonly NamedThing[]
  /** The file, and the vocabularies that it uses, straight or through others. */
  uses(path: string): readonly string[]
  /** The file, and those that use it, straight or through others. */
  usedBy(path: string): readonly string[]
}

export type ProgramOptions = Omit<CompileOptions, 'data'>
