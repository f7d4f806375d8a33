import fc from 'fast-check'
import { policy, memberCase, differences, determinationDifferences } from '@rubric/harness'
import { subjectOf } from './subject.ts'
const n = Number(process.argv[2] ?? 100), seed = Number(process.argv[3] ?? 7), show = Number(process.argv[4] ?? 6)
const found = new Map<string, { size: number, text: string, count: number }>()
const add = (key: string, size: number, text: () => string) => { const f = found.get(key); if (!f) found.set(key, { size, text: text(), count: 1 }); else { f.count++; if (size < f.size) { f.size = size; f.text = text() } } }
let dets = 0, lines = 0, cases = 0
for (const p of fc.sample(policy, { seed, numRuns: n })) {
  let s: any
  const texts = () => p.files.map(f => f.text).join('\n')
  try { s = subjectOf(p.files) } catch (e) { add('COMPILE ' + String((e as Error).message).slice(0, 80), texts().length, () => texts() + String((e as Error).stack)); continue }
  for (const { facts, asOf } of fc.sample(memberCase(s.graph), { seed, numRuns: 6 })) {
    cases++
    const size = texts().length + JSON.stringify(facts).length
    const ctx = () => `${texts()}\nas of ${asOf} facts ${JSON.stringify(facts)}`
    try {
      const [r, c] = s.answers(facts, asOf).map((x: any) => x[1])
      dets += r.determinations.length; for (const d of r.determinations) lines += d.lines?.length ?? 0
      for (const d of differences(s.graph, r.trace, c.trace)) {
        const m = /condition (\d+)/.exec(d.reference)
        if (!m) continue
        const t = s.graph.conditions[Number(m[1])].test
        const kinds = JSON.stringify(t).match(/"kind":"(\w+)"/g)!.map(x => x.slice(8, -1)).filter(k => !['fact','constant'].includes(k))
        add(`cond ${[...new Set(kinds)].slice(0,4).join('+')}`, size, () => `${d.where}\n  ref ${d.reference}\n  cmp ${d.compiled}\n${ctx()}`)
      }
      for (const d of determinationDifferences(s.graph, r.determinations, c.determinations)) add(`det ${d.where.replace(/\d+/g, 'N')}`, size, () => `${d.address} ${d.where}\n  ref ${d.reference}\n  cmp ${d.compiled}\n${ctx()}`)
    } catch (e) { const m = String((e as Error).message); add('THROW ' + m.slice(0, 60).replace(/\d+/g, 'N'), size, () => m + '\n' + String((e as Error).stack).split('\n').slice(1, 6).join('\n') + '\n' + ctx()) }
  }
}
console.log({ cases, dets, lines })
const all = [...found].sort((a, b) => b[1].count - a[1].count)
for (const [k, f] of all) console.log(f.count, k)
for (const [k, f] of all.slice(0, show)) console.log('\n##########', k, '\n' + f.text)
