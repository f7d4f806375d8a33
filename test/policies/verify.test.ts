/** The policies of the repository have every property of the harness, each version alone and beside the one before. */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkPolicy } from '@rubric/harness/vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .sort()
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(`${root}/${path}`, 'utf8') }))

const data = read('policies/**/*.csv').map((file) => ({ ...file, sha256: createHash('sha256').update(file.text).digest('hex') }))

checkPolicy({ files: read('policies/**/*.rubric'), data }, { runs: 20 })
