/** A reader for a file: what its names stand for, and which definitions it came across. */
import type { Program } from '@rubric/compiler'
import { namesIn } from './names.ts'
import type { Reader } from './values.ts'

export const readerOf = (program: Program, path: string, onDefine?: (name: string) => void): Reader =>
  onDefine === undefined ? { names: namesIn(program, path) } : { names: namesIn(program, path), onDefine }
