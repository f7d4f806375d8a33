import { paintWith, renderFindings } from '@rubric/cli'
import { describe, expect, it } from 'vitest'
import { beside, file, finding, sources, spanOf } from './samples.ts'

const style = { paint: paintWith(false), width: 100 }
const edit = { span: spanOf('moderat', 1), text: 'moderate' }
const findings = {
  diagnostics: [
    finding(spanOf('moderat', 1), {
      code: 'unknown-value',
      label: '100 % wrong, really: yes',
      text: 'one\ntwo',
      hint: 'Write moderate.',
      related: [beside('ALL of', 'under this')],
      fixes: [{ title: 'Write moderate', safe: true, edits: [edit] }],
    }),
    finding({ start: spanOf('ALL of').start, end: spanOf('of age').end }, { severity: 'info' }),
  ],
  sources,
  files: 1,
}

describe('findings for a workflow of GitHub Actions', () => {
  it('are one command a line, with their text escaped', () => {
    expect(renderFindings(findings, 'github', style)).toBe(
      `::notice file=${file},line=5,endLine=8,title=something is wrong (sample-fault)::wrong here\n` +
        `::error file=${file},line=7,endLine=7,col=33,endColumn=40,title=something is wrong (unknown-value)::` +
        '100 %25 wrong, really: yes%0Aone%0Atwo%0AWrite moderate.\n',
    )
  })

  it('cannot be forged by the words of a policy', () => {
    const sly = { ...findings, diagnostics: [finding(spanOf('ALL of'), { title: 'a,line=1::b', label: 'x\n::error::y\r' })] }
    const shown = renderFindings(sly, 'github', style)
    expect(shown).toContain('title=a%2Cline=1%3A%3Ab (sample-fault)::x%0A::error::y%0D\n')
    expect(shown.trimEnd().split('\n')).toHaveLength(1)
  })
})

describe('findings as JSON', () => {
  it('carry everything, with places counted as editors do', () => {
    const read = JSON.parse(renderFindings(findings, 'json', style))
    expect(read.format).toBe('rubric-findings/1')
    expect(read.summary).toEqual({ errors: 1, warnings: 0, notes: 1, files: 1 })
    expect(read.findings[1]).toMatchObject({
      code: 'unknown-value',
      severity: 'error',
      file,
      range: { start: { line: 7, column: 33, offset: edit.span.start }, end: { line: 7, column: 40 } },
      hint: 'Write moderate.',
      related: [{ file, text: 'under this', range: { start: { line: 5, column: 3 } } }],
      fixes: [{ safe: true, edits: [{ text: 'moderate', range: { end: { line: 7, column: 40 } } }] }],
    })
  })
})

describe('findings as SARIF', () => {
  const log = JSON.parse(renderFindings(findings, 'sarif', style))

  it('have what the standard demands of a log, a run, a tool and a result', () => {
    expect(log.version).toBe('2.1.0')
    expect(log.runs).toHaveLength(1)
    const [run] = log.runs
    expect(run.tool.driver.name).toBe('rubric')
    expect(run.columnKind).toBe('utf16CodeUnits')
    for (const result of run.results) {
      expect(result.message.text).not.toBe('')
      expect(['error', 'warning', 'note', 'none']).toContain(result.level)
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
      for (const { physicalLocation } of result.locations) {
        expect(physicalLocation.artifactLocation.uri).toBe(file)
        expect(physicalLocation.region.startLine).toBeGreaterThan(0)
        expect(physicalLocation.region.startColumn).toBeGreaterThan(0)
      }
    }
  })

  it('offer the same fix as the editor', () => {
    const [{ artifactChanges }] = log.runs[0].results[1].fixes
    expect(artifactChanges[0].replacements).toEqual([
      { deletedRegion: { startLine: 7, startColumn: 33, endLine: 7, endColumn: 40 }, insertedContent: { text: 'moderate' } },
    ])
  })

  it('are a run without results where nothing was found', () => {
    const empty = JSON.parse(renderFindings({ ...findings, diagnostics: [] }, 'sarif', style))
    expect(empty.runs[0].results).toEqual([])
  })

  it('write a path as a URI', () => {
    const odd = 'policies/a b#ü.rubric'
    const shown = renderFindings(
      { diagnostics: [finding({ start: 0, end: 1 }, { file: odd })], sources, files: 1 },
      'sarif',
      style,
    )
    expect(JSON.parse(shown).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'policies/a%20b%23%C3%BC.rubric',
    )
  })
})
