import fc from 'fast-check'
import { policy } from '../../packages/harness/src/policies/policies.ts'
const n = Number(process.argv[2] ?? 3)
for (const p of fc.sample(policy, { seed: Number(process.argv[3] ?? 7), numRuns: n })) for (const f of p.files) console.log('=== ' + f.path + '\n' + f.text)
