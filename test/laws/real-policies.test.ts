/** The policies of the repository obey every law too. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileWorkspace } from '@rubric/compiler'
import { describe, it } from 'vitest'
import { checkPolicy, type Law } from './law.ts'
import { agreement } from './laws-of-agreement.ts'
import { completion } from './laws-of-completion.ts'
import { sets, settled } from './laws-of-explanation.ts'
import { irrelevance, order } from './laws-of-invariance.ts'
import { deep } from './runs.ts'
import { subjectOf } from './subject.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = globSync('policies/**/*.rubric', { cwd: root })
  .sort()
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(`${root}/${path}`, 'utf8') }))
const deciding = compileWorkspace(files).value.policies.filter(({ graph }) => graph.criteria.length > 0)

describe.each(deciding.map(({ id, file }) => ({ id, file })))('$id', ({ file }) => {
  const subject = subjectOf([...files.filter(({ path }) => path === file), ...files.filter(({ path }) => path !== file)])
  const holds = <More>(law: Law<More>): void =>
    it(law.says, () => checkPolicy(law, subject, deep ? 5_000 : 60), deep ? 3_600_000 : 60_000)
  holds(agreement)
  holds(completion)
  holds(sets)
  holds(settled)
  holds(order)
  holds(irrelevance)
})
