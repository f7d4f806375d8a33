/** Members in files: one JSON object each, as `rubric eval --facts` reads it; and what is chosen follows its file. */
import { type Disposable, Uri, workspace } from 'vscode'
import type { ChosenMembers } from './chosen.ts'

interface Member {
  readonly facts: unknown
  /** By its own `id`, else by its file. */
  readonly label: string
}

/** Undefined where the file holds anything else. */
export const readMember = async (file: Uri): Promise<Member | undefined> => {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file)))
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const { id, ...facts } = value as Readonly<Record<string, unknown>>
    return { facts, label: typeof id === 'string' || typeof id === 'number' ? String(id) : workspace.asRelativePath(file) }
  } catch {
    return undefined
  }
}

/** A file that is saved is read anew wherever it is chosen. */
export const followFiles = (chosen: ChosenMembers): Disposable =>
  workspace.onDidSaveTextDocument(async ({ uri: file }) => {
    for (const [policy, member] of chosen.all()) {
      if (member.kind !== 'facts' || member.file !== file.toString()) continue
      const read = await readMember(file)
      if (read !== undefined) await chosen.choose(Uri.parse(policy), { ...member, ...read })
    }
  })
