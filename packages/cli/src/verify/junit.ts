/** The outcome of trials as JUnit XML: a suite for each version, a case for each property. */
import { describeFailure, titleOf } from '@rubric/harness'
import { byVersion, commandOf, type Tried, type Verification } from './verification.ts'

export const verificationJUnit = (verification: Verification): string => {
  const suites = [...byVersion(verification)].map(([version, tried]) => [
    `  <testsuite ${attributes({ name: titleOf(version), file: verification.pathOf(version), ...countsOf(tried) })}>`,
    ...tried.flatMap((each) => caseLines(verification, each).map((line) => `    ${line}`)),
    '  </testsuite>',
  ])
  const broken = verification.broken.map((file) => [
    `  <testsuite ${attributes({ name: file, file, tests: 1, failures: 0, errors: 1, skipped: 0 })}>`,
    `    <testcase ${attributes({ classname: file, name: 'errors' })}><error message="the file has errors"/></testcase>`,
    '  </testsuite>',
  ])
  const all = countsOf(verification.tried)
  const total = { name: 'rubric verify', ...all, tests: all.tests + broken.length, errors: broken.length }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes(total)}>`,
    ...suites.flat(),
    ...broken.flat(),
    '</testsuites>',
    '',
  ].join('\n')
}

const countsOf = (tried: readonly Tried[]) => {
  const count = (is: Tried['outcome']['is']): number => tried.filter(({ outcome }) => outcome.is === is).length
  return { tests: tried.length, failures: count('failed'), errors: 0, skipped: count('not tested') }
}

const caseLines = (verification: Verification, { trial: { version, property }, outcome }: Tried): readonly string[] => {
  const head = `<testcase ${attributes({ classname: titleOf(version), name: property })}`
  switch (outcome.is) {
    case 'held':
      return [`${head}/>`]
    case 'not tested':
      return [`${head}><skipped ${attributes({ message: outcome.why })}/></testcase>`]
    case 'failed': {
      const command = commandOf(verification, outcome.failure)
      const text = [...describeFailure(outcome.failure), ...(command === undefined ? [] : [command])].join('\n')
      return [
        `${head}>`,
        `  <failure ${attributes({ message: outcome.failure.faults[0].says })}>${escaped(text)}</failure>`,
        '</testcase>',
      ]
    }
  }
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(String(value)).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`)
    .join(' ')

/** Without what XML cannot hold. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
