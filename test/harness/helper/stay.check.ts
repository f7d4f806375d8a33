/** As an engineer writes it; `test/harness/vitest.test.ts` runs it, and expects it to fail. */
import { checkPolicy } from '@rubric/harness/vitest'

const policy = (version: string, least: number, revises = ''): string => `policy example.stay "A stay"
  version    ${version}
  effective  ${version}
  language   1
${revises}
facts
  severity  count  "how severe it is"

criteria admission "Admission"
  severity at least ${least}
`

const files = [
  { path: '2025.rubric', text: policy('2025-01-01', 5) },
  { path: '2026.rubric', text: policy('2026-01-01', 4, '\nrevises 2025-01-01\n  admission  narrower\n') },
]

checkPolicy({ files }, { runs: 20 })
