/** Where names stand: all of them, and each with what it means. */
import { createHash } from 'node:crypto'
import { createProgram, type DataText, type NamedThing, type Program } from '@rubric/compiler'
import { policy } from '@rubric/harness'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deep, policyRuns, seed } from '../laws/runs.ts'
import { isSource } from '../laws/subject.ts'
import { dataFiles, sourceFiles } from '../support/real-policies.ts'
import { comparison, renaming, type SourceText } from './renamed.ts'

const withData = (data: readonly DataText[]): Program => {
  const program = createProgram()
  for (const each of data) program.changeData(each.path, each)
  return program
}

const programOf = (files: readonly SourceText[], data: readonly DataText[]): Program => {
  const program = withData(data)
  for (const { path, text } of files) program.change(path, text)
  return program
}

/** Fields of these names are found by them: the date of an entry, the ends of a period. */
const isFree = ({ kind, name }: NamedThing): boolean => kind !== 'field' || !['on', 'from', 'to'].includes(name)

/** Called something else, a version of a policy is one of another. */
const hasVersions = ({ kind, name, file }: NamedThing): boolean =>
  kind === 'policy' && sourceFiles.some(({ path, text }) => path !== file && text.includes(`policy ${name} `))

/** What is wrong with the places of a program. */
const faults = (program: Program): readonly string[] => program.paths().flatMap((path) => {
  const text = program.file(path)?.text ?? ''
  return program.occurrences(path).flatMap(({ span, thing, role }, at, all) => {
    const where = `${path}:${span.start} ${thing.kind} ${thing.name}`
    const said = text.slice(span.start, span.end)
    const isNamed = said === thing.name || (thing.kind === 'example' && said.replaceAll(/\\(.)/g, '$1') === thing.name)
    const isOwn = role === 'reference' || (thing.file === path && thing.span?.start === span.start && thing.span.end === span.end)
    return [
      ...(isNamed ? [] : [`${where} reads ${said}`]),
      ...(isOwn ? [] : [`${where} is not declared there`]),
      ...(span.start < (all[at - 1]?.span.end ?? 0) ? [`${where} overlaps the one before`] : []),
      ...(program.occurrencesOf(thing.key).some((each) => each.path === path && each.span.start === span.start) ? [] : [`${where} is not found by its key`]),
    ]
  })
})

const real = programOf(sourceFiles, dataFiles)

describe('the places of the real policies', () => {
  it('hold the name of what they name, and do not overlap', () => {
    expect(faults(real)).toEqual([])
  })

  it('are all there are: with every thing renamed at its places, everything means the same', () => {
    const names = renaming(real, isFree)
    const { before, after } = comparison(real, withData(dataFiles), names)
    expect(after).toEqual(before)
  })
})

describe('the places of one thing', () => {
  const things = [...new Map(real.paths().flatMap((path) => real.occurrences(path)).flatMap(({ role, thing }) => (role === 'declaration' ? [[thing.key, thing] as const] : []))).values()]
    .filter((thing) => isFree(thing) && !hasVersions(thing))
  const again = programOf(sourceFiles, dataFiles)

  it('are none of another: with it alone renamed, everything means the same', () => {
    const law = fc.property(fc.constantFrom(...things), (thing) => {
      const paths = real.usedBy(thing.file ?? '')
      const { before, after } = comparison(real, again, renaming(real, ({ key }) => key === thing.key), paths)
      for (const path of paths) again.change(path, real.file(path)?.text)
      if (JSON.stringify(after) !== JSON.stringify(before)) expect(after).toEqual(before)
    })
    fc.assert(law, { seed, numRuns: deep ? things.length : 50 })
  }, 3_600_000)
})

describe('the places of random policies', () => {
  it('are all there are', () => {
    const law = fc.property(policy, ({ files }) => {
      const data = files.filter((file) => !isSource(file)).map(({ path, text }) => ({ path, text, sha256: createHash('sha256').update(text).digest('hex') }))
      const program = programOf(files.filter(isSource), data)
      expect(faults(program)).toEqual([])
      const { before, after } = comparison(program, withData(data), renaming(program, isFree))
      expect(after).toEqual(before)
    })
    fc.assert(law, { seed, numRuns: policyRuns / 5 })
  }, 600_000)
})
