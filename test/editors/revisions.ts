/** VS Code on a policy with a version before it: what stands above the rules, the comparison beside the texts, and a change note that is not so. */
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { Client } from './report.ts'
import { packaged, withPictures } from './vscode.ts'
import { changes } from './vscode/checks/changes.ts'
import { install } from './vscode/install.ts'
import { start } from './vscode/start.ts'
import { windowOf } from './vscode/window.ts'

const policies = fileURLToPath(new URL('../../policies/cms/lung_cancer_screening', import.meta.url))
const file = '2022-02-10.rubric'

export const revisions: Client = {
  name: 'revisions',
  run: async (report, output) => {
    const { page, workspace, close } = await start({ installed: await install(), extension: packaged(), workspace: policies, file })
    try {
      await changes(windowOf(page, join(workspace, file)), withPictures(report, join(output, 'revisions'), (path) => page.screenshot({ path })))
    } finally {
      await close()
    }
  },
}
