/** The emitted module of a policy: deciding, tracing, determining, and taking facts in, which is compared with parsing their JSON. */
import type { DeterminationResult, Reading, Status, Trace } from '@rubric/runtime'
import type { FactsInput } from '@rubric/compiler'
import { type Contestant, type Setting, itemAt, looping } from './contestant.ts'

interface Module {
  readonly read: (facts: FactsInput, asOf: string) => Reading<object>
  readonly decide: (record: object) => Readonly<Record<string, Status>>
  readonly trace: (record: object) => Trace
  readonly determine: (record: object) => readonly DeterminationResult[]
}

const load = async (address: string): Promise<Module> => (await import(address)) as Module

const recordsOf = (module: Module, { members }: Setting): readonly object[] =>
  members.map(({ facts, asOf }) => {
    const reading = module.read(facts, asOf)
    if (!reading.ok) throw new Error(`facts refused: ${JSON.stringify(reading.problems)}`)
    return reading.record
  })

export const decideByRubric = async (setting: Setting): Promise<Contestant> => {
  const module = await load(setting.module)
  const { decide } = module
  const records = recordsOf(module, setting)
  return {
    answer: (index) => Object.values(decide(itemAt(records, index))),
    run: looping((index) => decide(records[index] as object)),
  }
}

export const traceByRubric = async (setting: Setting): Promise<Contestant> => {
  const module = await load(setting.module)
  const { trace } = module
  const records = recordsOf(module, setting)
  return {
    answer: (index) => trace(itemAt(records, index)),
    run: looping((index) => trace(records[index] as object)),
  }
}

/** Decides first, whatever the determinations need. */
export const determineByRubric = async (setting: Setting): Promise<Contestant> => {
  const module = await load(setting.module)
  const { determine } = module
  const records = recordsOf(module, setting)
  return {
    answer: (index) => determine(itemAt(records, index)),
    run: looping((index) => determine(records[index] as object)),
  }
}

/** Facts that are already parsed, to a record: `read` validates and copies. */
export const readByRubric = async (setting: Setting): Promise<Contestant> => {
  const { read } = await load(setting.module)
  const { members } = setting
  return {
    answer: () => null,
    run: looping((index) => {
      const { facts, asOf } = itemAt(members, index)
      return read(facts, asOf)
    }),
  }
}

/** What comes before `read` in any case: the text of the same facts, parsed. */
export const parseJson = (setting: Setting): Contestant => {
  const texts = setting.members.map(({ facts }) => JSON.stringify(facts))
  return {
    answer: () => null,
    run: looping((index) => JSON.parse(texts[index] as string)),
  }
}
