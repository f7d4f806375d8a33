import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { policy } from '../../packages/harness/src/policies/policies.ts'
import { compileWorkspace } from '../../packages/compiler/src/compile.ts'
const n = Number(process.argv[2] ?? 100), seed = Number(process.argv[3] ?? 7)
const codes = new Map<string, number>(); const shown = new Map<string, number>()
let bad = 0
for (const p of fc.sample(policy, { seed, numRuns: n })) {
  const src = p.files.filter(f => f.path.endsWith('.rubric'))
  const data = p.files.filter(f => !f.path.endsWith('.rubric')).map(f => ({ ...f, sha256: createHash('sha256').update(f.text).digest('hex') }))
  let r
  try { r = compileWorkspace(src, { data }) } catch (e) { bad++; const m = String((e as Error).stack).split('\n').slice(0,4).join(' | '); const k = shown.get(m) ?? 0; shown.set(m, k+1); if (k < 1) { console.log('THROW', m) } continue }
  const errs = r.diagnostics.filter(d => d.severity === 'error')
  if (errs.length) bad++
  for (const d of errs) {
    codes.set(d.code, (codes.get(d.code) ?? 0) + 1)
    const k = shown.get(d.code) ?? 0
    if (k < 3) { shown.set(d.code, k + 1); const t = src.find(f => f.path === d.file)?.text ?? ''; const ln = t.slice(0, d.span.start).split('\n').length; console.log(d.code, '::', t.split(/\r?\n/)[ln-1], '\n     ', JSON.stringify(t.slice(d.span.start, d.span.end)), d.label, '|', (d as any).text ?? '') }
  }
}
console.log(bad, 'bad of', n, codes)
