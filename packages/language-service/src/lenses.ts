/** What stands above blocks as something to click: run these examples, and how they went last time; what became of it since the version before. */
import type { Program } from '@rubric/compiler'
import type { Example, Section, Span } from '@rubric/syntax'
import type { ExampleResults } from './examples.ts'
import { counted } from './reading/words.ts'
import type { LastComparison } from './revisions.ts'
import { verdictWords } from './verdict-words.ts'

export interface CodeLens {
  /** The name that it stands above. */
  readonly span: Span
  readonly title: string
  readonly command: {
    readonly name: 'rubric.runExamples' | 'rubric.runExample' | 'rubric.chooseMember' | 'rubric.addExample' | 'rubric.compareVersions'
    /**
     * The path of the file, and then: of `runExamples` the names of the examples (none: all of them); of `runExample` the name;
     * of `chooseMember` the member; of `addExample` and `compareVersions` the name of the block that it is about (none: the policy).
     */
    readonly args: readonly unknown[]
  }
}

/** How examples went when they were run last. */
export interface LastRun {
  readonly results: ExampleResults
  /** Something has been written since that they may depend on. */
  readonly isPast: boolean
}

const neverRun: LastRun = { results: new Map(), isPast: false }

/** In the order of the text. `change`: the comparison with the version before. */
export const codeLenses = (program: Program, path: string, last: LastRun = neverRun, change?: LastComparison): readonly CodeLens[] => {
  const tree = program.file(path)?.tree
  if (tree === undefined || tree.header.kind === 'Missing' || tree.header.role === 'vocabulary') return []
  const examples = tree.sections.filter((section) => section.kind === 'Example')
  const names = examples.flatMap(nameOf)
  const whole = names.length === 0 ? [] : [runLens(path, tree.header.id, names, last, [])]
  const { id } = tree.header
  return [
    ...changeLenses(path, id, id.text, [], change),
    ...whole,
    ...tree.sections.flatMap((section) => [
      ...('name' in section ? changeLenses(path, section.name, `${id.text}/${section.name.text}`, [section.name.text], change) : []),
      ...sectionLenses(path, section, examples, last),
    ]),
  ]
}

/** What became of it since the version before. */
const changeLenses = (
  path: string,
  { start, end }: Span,
  address: string,
  name: readonly string[],
  change: LastComparison | undefined,
): readonly CodeLens[] => {
  const words = change === undefined ? undefined : verdictWords(change.comparison, address)
  if (words === undefined) return []
  const title = change?.isPast === true ? `before the change: ${words}` : words
  return [{ span: { start, end }, title, command: { name: 'rubric.compareVersions', args: [path, ...name] } }]
}

const sectionLenses = (path: string, section: Section, examples: readonly Example[], last: LastRun): readonly CodeLens[] => {
  switch (section.kind) {
    case 'Criteria':
    case 'Requirement':
    case 'Determination':
    case 'Limit': {
      const name = section.name.text
      if (name === '') return []
      const own = examples.filter((example) => isAbout(example, name)).flatMap(nameOf)
      if (own.length > 0) return [runLens(path, section.name, own, last, own)]
      return [
        { span: section.name, title: 'no example yet: add one', command: { name: 'rubric.addExample', args: [path, name] } },
      ]
    }
    case 'Example':
      return nameOf(section).flatMap((name) => exampleLenses(path, section, name, last))
    case 'Use':
    case 'Facts':
    case 'CodeSet':
    case 'Define':
    case 'Guidance':
    case 'Interpretation':
    case 'Terms':
    case 'Calendar':
    case 'Exception':
    case 'Statement':
    case 'Revises':
      return []
  }
}

const nameOf = ({ purpose }: Example): readonly string[] => (purpose.kind === 'Text' ? [purpose.value] : [])

/** `eligibility/crises` is about `eligibility`. */
const isAbout = ({ expect }: Example, name: string): boolean =>
  expect.some(({ address: { text } }) => text === name || text.startsWith(`${name}/`))

const exampleLenses = (path: string, { purpose: { start, end } }: Example, name: string, last: LastRun): readonly CodeLens[] => {
  const state = last.results.get(name)
  return [
    {
      span: { start, end },
      title: `▶ run example${saidOf(last, state ?? '')}`,
      command: { name: 'rubric.runExample', args: [path, name] },
    },
    {
      span: { start, end },
      title: 'show this member',
      command: { name: 'rubric.chooseMember', args: [path, { kind: 'example', name }] },
    },
  ]
}

const runLens = (
  path: string,
  { start, end }: Span,
  names: readonly string[],
  last: LastRun,
  asked: readonly string[],
): CodeLens => {
  return {
    span: { start, end },
    title: `▶ run ${counted(names.length, 'example')}${saidOf(last, statesOf(names, last.results))}`,
    command: { name: 'rubric.runExamples', args: asked.length === 0 ? [path] : [path, asked] },
  }
}

const saidOf = ({ isPast }: LastRun, states: string): string =>
  states === '' ? '' : ` · ${isPast ? 'before the change' : 'last'}: ${states}`

/** `5 passed, 1 failed, 2 not run`; empty where none has been run. */
const statesOf = (names: readonly string[], results: ExampleResults): string => {
  const states = names.map((name) => results.get(name) ?? 'not run')
  if (states.every((state) => state === 'not run')) return ''
  return (['passed', 'failed', 'refused', 'not checked', 'not run'] as const)
    .map((state) => [state, states.filter((each) => each === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ')
}
