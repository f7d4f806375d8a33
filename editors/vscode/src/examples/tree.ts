/** The examples of the workspace in the Test Explorer: a policy a file, and its examples below it. */
import {
  type Disposable, type TestController, type TestItem, type TextDocument, Range, Uri, tests, workspace,
} from 'vscode'
import type { Ask } from '../ask.ts'
import { debounced } from '../debounced.ts'
import { isPolicy } from '../documents.ts'

export interface ExampleTree extends Disposable {
  readonly controller: TestController
  /** Of a file, as it is written now. */
  readonly policyAt: (uri: Uri) => Promise<TestItem | undefined>
  /** Reads every file of the workspace anew. */
  readonly refresh: () => Promise<void>
}

/** An example is a child of its policy, and known by its name. */
export const isExample = (item: TestItem): boolean => item.parent !== undefined

export const createExampleTree = (ask: Ask): ExampleTree => {
  const controller = tests.createTestController('rubric', 'Rubric examples')
  const read = (uri: Uri): Promise<TestItem | undefined> => readPolicy(controller, ask, uri)
  const refresh = async (): Promise<void> => {
    const found = await workspace.findFiles('**/*.rubric', '**/node_modules/**')
    const there = new Set(found.map(String))
    controller.items.forEach(({ id }) => there.has(id) || controller.items.delete(id))
    await Promise.all(found.map(read))
  }
  controller.refreshHandler = refresh
  controller.resolveHandler = (item) => (item === undefined ? refresh() : undefined)
  const watching = watch(controller, read)
  return { controller, policyAt: read, refresh, dispose: () => [controller, ...watching].forEach((each) => each.dispose()) }
}

/** A file without a policy has no item, and loses the one that it had. */
const readPolicy = async (controller: TestController, ask: Ask, uri: Uri): Promise<TestItem | undefined> => {
  const answer = await ask.examples(uri)
  const id = uri.toString()
  if (answer === null || answer.examples.length === 0) {
    controller.items.delete(id)
    return undefined
  }
  const item = controller.items.get(id) ?? controller.createTestItem(id, answer.policy.title, uri)
  item.label = answer.policy.title
  item.description = `${answer.policy.id} · ${fileName(uri)}`
  item.children.replace(answer.examples.map(({ name, asOf, range }, index) => {
    const child = item.children.get(name) ?? controller.createTestItem(name, name, uri)
    child.range = new Range(range.start.line, range.start.character, range.end.line, range.end.character)
    child.description = asOf === '' ? '' : `as of ${asOf}`
    child.sortText = String(index).padStart(5, '0')
    return child
  }))
  controller.items.add(item)
  return item
}

const fileName = ({ path }: Uri): string => path.slice(path.lastIndexOf('/') + 1)

/** What is open is followed as it is written, the rest as it changes on the disk. */
const watch = (controller: TestController, read: (uri: Uri) => Promise<unknown>): readonly Disposable[] => {
  const waiting = new Set<string>()
  const readWaiting = debounced(() => {
    const uris = [...waiting]
    waiting.clear()
    for (const uri of uris) void read(Uri.parse(uri))
  }, 400)
  const later = (uri: Uri): void => {
    waiting.add(uri.toString())
    readWaiting()
  }
  const ifPolicy = (document: TextDocument): void => {
    if (isPolicy(document)) later(document.uri)
  }
  const watcher = workspace.createFileSystemWatcher('**/*.rubric')
  return [
    readWaiting,
    watcher,
    watcher.onDidCreate(later),
    watcher.onDidChange(later),
    watcher.onDidDelete((uri) => controller.items.delete(uri.toString())),
    workspace.onDidChangeTextDocument(({ document }) => ifPolicy(document)),
    workspace.onDidOpenTextDocument(ifPolicy),
  ]
}
