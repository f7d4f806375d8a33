/** The policies of the repository obey every law too. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'vitest'
import { checkPolicy, type Law } from './law.ts'
import { agreement } from './laws-of-agreement.ts'
import { completion } from './laws-of-completion.ts'
import { reach } from './laws-of-exceptions.ts'
import { sets, settled } from './laws-of-explanation.ts'
import { fitting } from './laws-of-fit.ts'
import { irrelevance, order } from './laws-of-invariance.ts'
import { higherCaps, priorUse } from './laws-of-limits.ts'
import { passing } from './laws-of-time.ts'
import { deep } from './runs.ts'
import { compileAll, subjectOf } from './subject.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = globSync('policies/**/*.{rubric,csv}', { cwd: root })
  .sort()
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(`${root}/${path}`, 'utf8') }))
const deciding = compileAll(files).value.policies.filter(({ graph }) => graph.criteria.length > 0)

describe.each(deciding.map(({ id, file }) => ({ id, file })))('$id in $file', ({ file }) => {
  const subject = subjectOf([...files.filter(({ path }) => path === file), ...files.filter(({ path }) => path !== file)])
  const holds = <More>(law: Law<More>, members = 60): void =>
    it(law.says, () => checkPolicy(law, subject, deep ? 5_000 : members), deep ? 3_600_000 : 60_000)
  holds(agreement)
  holds(completion)
  holds(sets, 30)
  holds(settled)
  holds(order)
  holds(irrelevance, 20)
  holds(higherCaps, 10)
  holds(priorUse, 20)
  holds(fitting, 30)
  holds(reach, 10)
  holds(passing, 30)
})
