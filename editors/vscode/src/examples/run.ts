/** Runs examples from the Test Explorer: one, those of a file, or all; and shows what they have shown of each clause. */
import type { ExampleLine, ExampleRun, Ranged } from '@rubric/language-server'
import {
  type CancellationToken, type TestController, type TestItem, type TestRun, type Uri, CancellationTokenSource, Disposable, Location, Range, TestMessage,
  TestRunProfileKind, TestRunRequest, window, workspace,
} from 'vscode'
import type { Ask } from '../ask.ts'
import { debounced } from '../debounced.ts'
import { isPolicy } from '../documents.ts'
import { type ExampleTree, isExample } from './tree.ts'
import { coverageFile, detailsOf } from './coverage.ts'

export interface ExampleRunner {
  /** Of a file, all examples or those with these names, shown in the Test Explorer. */
  readonly runFile: (uri: Uri, names?: readonly string[]) => Promise<void>
}

export const createRunner = (tree: ExampleTree, ask: Ask): ExampleRunner => {
  const { controller } = tree
  const runOnce = async (request: TestRunRequest, token: CancellationToken, covering = false): Promise<void> => {
    const asked = request.include ?? [...controller.items].map(([, item]) => item)
    const run = controller.createTestRun(request)
    try {
      for (const each of byPolicy(asked, new Set(request.exclude ?? []))) {
        if (token.isCancellationRequested) break
        await runPolicy(run, each, { ask, covering, token })
      }
    } finally {
      run.end()
    }
  }
  const handler = (covering: boolean) => (request: TestRunRequest, token: CancellationToken): Promise<void> | void =>
    request.continuous === true ? whileWriting(controller, request, token, runOnce) : runOnce(request, token, covering)
  const plain = controller.createRunProfile('Run examples', TestRunProfileKind.Run, handler(false), true, undefined, true)
  const coverage = controller.createRunProfile('Run examples and show what they cover', TestRunProfileKind.Coverage, handler(true), true)
  coverage.loadDetailedCoverage = (_run, file) => Promise.resolve(detailsOf(file))
  return {
    runFile: async (uri, names) => {
      const policy = await tree.policyAt(uri)
      if (policy === undefined) return
      const include = names === undefined ? [policy] : names.flatMap((name) => policy.children.get(name) ?? [])
      const source = new CancellationTokenSource()
      await runOnce(new TestRunRequest(include, undefined, plain), source.token)
      source.dispose()
    },
  }
}

type RunOnce = (request: TestRunRequest, token: CancellationToken) => Promise<void>

/** After each pause in writing, what is to be seen is run again, as far as it was asked for; until the token says that it is enough. */
const whileWriting = (controller: TestController, { include, exclude, profile }: TestRunRequest, token: CancellationToken, runOnce: RunOnce): void => {
  const again = debounced(() => {
    const seen = new Set(window.visibleTextEditors.map(({ document }) => document.uri.toString()))
    const asked = (include ?? [...controller.items].map(([, item]) => item)).filter(({ uri }) => uri !== undefined && seen.has(uri.toString()))
    if (asked.length > 0) void runOnce(new TestRunRequest(asked, exclude, profile, true), token)
  }, 700)
  const watching = workspace.onDidChangeTextDocument(({ document }) => isPolicy(document) && again())
  token.onCancellationRequested(() => Disposable.from(again, watching).dispose())
}

interface Asked {
  readonly policy: TestItem
  readonly examples: readonly TestItem[]
}

/** One request a file, whatever mixture of files and examples was asked for. */
const byPolicy = (asked: readonly TestItem[], without: ReadonlySet<TestItem>): readonly Asked[] => {
  const found = new Map<TestItem, Set<TestItem>>()
  for (const item of asked) {
    const policy = isExample(item) ? item.parent : item
    if (policy === undefined) continue
    const examples = isExample(item) ? [item] : [...policy.children].map(([, child]) => child)
    found.set(policy, new Set([...(found.get(policy) ?? []), ...examples.filter((each) => !without.has(each))]))
  }
  return [...found].filter(([policy]) => !without.has(policy)).map(([policy, examples]) => ({ policy, examples: [...examples] }))
}

interface Running {
  readonly ask: Ask
  readonly covering: boolean
  readonly token: CancellationToken
}

const runPolicy = async (run: TestRun, { policy, examples }: Asked, { ask, covering, token }: Running): Promise<void> => {
  const uri = policy.uri
  if (uri === undefined) return
  examples.forEach((example) => run.started(example))
  const whole = examples.length === policy.children.size
  const answer = await ask.runExamples(uri, whole ? undefined : examples.map(({ id }) => id), token)
  const answers = new Map(answer?.runs.map((each) => [each.name, each]))
  for (const example of examples) {
    report(run, example, uri, answers.get(example.id))
    run.appendOutput(`${toldOf(example, answers.get(example.id))}\r\n`, undefined, example)
  }
  if (covering && answer !== null) run.addCoverage(coverageFile(uri, answer.coverage))
}

const report = (run: TestRun, item: TestItem, uri: Uri, answer: Ranged<ExampleRun> | undefined): void => {
  switch (answer?.state) {
    case undefined:
      return run.skipped(item)
    case 'passed':
      return run.passed(item)
    case 'failed':
      return run.failed(item, answer.lines.filter(({ ok }) => !ok).map((line) => differing(line, uri)))
    case 'refused':
      return run.errored(item, withPlace(new TestMessage(`The facts do not fit, so nothing was decided.\n${answer.problems.join('\n')}`), uri, answer.range))
    case 'not checked':
      return run.errored(item, withPlace(new TestMessage(answer.problems.join('\n')), uri, answer.range))
  }
}

const signs = { passed: '✓', failed: '✗', refused: '!', 'not checked': '!' } as const

/** The same in lines of text, for the panel of results. */
const toldOf = ({ label }: TestItem, answer: Ranged<ExampleRun> | undefined): string => {
  if (answer === undefined) return `- ${label}: is no longer there`
  const differences = answer.lines.filter(({ ok }) => !ok).flatMap((line) => [sentenceOf(line), ...line.why.map((why) => `  ${why}`)])
  return [`${signs[answer.state]} ${label}`, ...[...differences, ...answer.problems].map((text) => `    ${text}`)].join('\r\n')
}

const sentenceOf = ({ address, expected, actual }: Ranged<ExampleLine>): string =>
  `${address} is ${actual ?? 'not decided'}; the example expects ${expected}.`

/** One message a line of the example, at that line, with expected and actual side by side. */
const differing = (line: Ranged<ExampleLine>, uri: Uri): TestMessage => {
  const message = TestMessage.diff([sentenceOf(line), ...line.why].join('\n'), line.expected, line.actual ?? 'not decided')
  return withPlace(message, uri, line.range)
}

const withPlace = (message: TestMessage, uri: Uri, { start, end }: Ranged<ExampleLine>['range']): TestMessage => {
  message.location = new Location(uri, new Range(start.line, start.character, end.line, end.character))
  return message
}
