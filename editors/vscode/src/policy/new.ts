/** The command “New policy…”: a few questions, and a file whose header is complete. */
import { SnippetString, type TextDocument, type Uri, Uri as Uris, window, workspace } from 'vscode'
import { type NewPolicy, dateFault, idFault, pathFault, pathFor, policyText, suggestedId } from './header.ts'
import { today } from '../today.ts'

export const newPolicy = async (folder?: Uri): Promise<void> => {
  const answers = await askAll()
  if (answers === undefined) return
  const root = folder ?? workspace.workspaceFolders?.[0]?.uri
  const document = await (root === undefined ? unsaved(answers) : written(answers, root))
  if (document === undefined) return
  const editor = await window.showTextDocument(document, { preview: false })
  if (document.getText() !== policyText(answers)) return
  await editor.insertSnippet(firstFact, document.positionAt(policyText(answers).trimEnd().length + '\n  '.length))
}

/** A fact to be filled in, going from place to place with the tabulator. */
const firstFact = new SnippetString('${1:name}  ${2:yes/no}  "${3:what it says of the member}"')

/** Without a folder there is no place for a file yet; saving it asks for one. */
const unsaved = (answers: NewPolicy): Thenable<TextDocument> =>
  workspace.openTextDocument({ language: 'rubric', content: policyText(answers) })

const written = async (answers: NewPolicy, root: Uri): Promise<TextDocument | undefined> => {
  const path = await ask(6, {
    title: 'Where is it kept?',
    prompt: 'Versions of a policy stand beside each other, named by their dates',
    value: pathFor(answers),
    fault: pathFault,
  })
  if (path === undefined) return undefined
  const target = Uris.joinPath(root, path)
  if (await isThere(target)) void window.showInformationMessage(`${path} is there already, and was left as it is.`)
  else await workspace.fs.writeFile(target, new TextEncoder().encode(policyText(answers)))
  return workspace.openTextDocument(target)
}

const isThere = (target: Uri): Thenable<boolean> => workspace.fs.stat(target).then(() => true, () => false)

interface Question {
  readonly title: string
  readonly prompt: string
  readonly value?: string
  readonly placeHolder?: string
  readonly fault: (text: string) => string | undefined
}

const needed = (what: string) => (text: string): string | undefined => (text.trim() === '' ? what : undefined)

/** Undefined where one of the questions was left with Escape. */
const askAll = async (): Promise<NewPolicy | undefined> => {
  const title = await ask(1, {
    title: 'What is the policy called?',
    prompt: 'The title of the document',
    placeHolder: 'Intensive Outpatient Program',
    fault: needed('Give the title that the document bears'),
  })
  if (title === undefined) return undefined
  const issuer = await ask(2, {
    title: 'Whose policy is it?',
    prompt: 'The plan or agency that issues it',
    placeHolder: 'Example Health Plan',
    fault: needed('Name the plan or agency'),
  })
  if (issuer === undefined) return undefined
  const id = await ask(3, {
    title: 'By what id is it cited?',
    prompt: 'Every answer cites it: example_plan.therapy',
    value: suggestedId(issuer, title),
    fault: idFault,
  })
  if (id === undefined) return undefined
  const effective = await ask(4, {
    title: 'From what day does it hold?',
    prompt: 'The effective date, as year-month-day',
    value: today(),
    fault: dateFault,
  })
  if (effective === undefined) return undefined
  const source = await ask(5, {
    title: 'Which document is it taken from?',
    prompt: 'The name of the document, as it would be cited',
    value: title,
    fault: needed('Name the document'),
  })
  return source === undefined ? undefined : { id, title, issuer, effective, source }
}

const ask = async (step: number, { title, fault, ...rest }: Question): Promise<string | undefined> => {
  const answer = await window.showInputBox({ ...rest, title: `${title} (${step} of 6)`, ignoreFocusOut: true, validateInput: (text) => fault(text.trim()) })
  return answer?.trim()
}
