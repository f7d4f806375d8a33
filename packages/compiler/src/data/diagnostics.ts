/** What can be wrong with a file of data that a policy reads, and with calendars and time zones. */
import { diagnosticFactory, type DiagnosticKind } from '@rubric/syntax'

export const dataDiagnostics = {
  'data-file-missing': {
    severity: 'error',
    title: 'Data file is not there',
    label: 'there is no `{path}` from here',
    text: 'Paths start from the folder of this file and stay in the workspace.',
    hint: 'Add the file, or correct its path.',
  },
  'data-hash-missing': {
    severity: 'error',
    title: 'Data file without its hash',
    label: 'which text of `{path}` is meant?',
    text: 'The hash of the file as it stands is {found}',
    hint: 'Write `sha256 "…"` after the path, with this hash.',
  },
  'data-hash-differs': {
    severity: 'error',
    title: 'Data file has changed',
    label: 'this is not the hash of `{path}`',
    text: 'The hash of the file as it stands is {found}',
    hint: 'Review what changed in the file, then write its new hash here.',
  },
  'bad-data-line': {
    severity: 'error',
    title: 'Line of a data file',
    label: 'line {line} of `{path}`: {why}',
    text: '{lines}',
    hint: 'Correct that line of the data file, then write its new hash here.',
  },
  'unknown-time-zone': {
    severity: 'error',
    title: 'Unknown time zone',
    label: '`{name}` is not a time zone',
    text: 'Zones are named as in the time zone database: region and city.\n{near}',
    hint: 'Write the name of a zone, for example `"America/New_York"`.',
  },
  'bad-month-length': {
    severity: 'error',
    title: 'Months of another length',
    label: 'months can be counted as 30 days, not {days}',
    text: 'Without this line a month is a month of the calendar.',
    hint: 'Write `months are 30 days`, or leave the line out.',
  },
} as const satisfies Readonly<Record<string, DiagnosticKind>>

export const reportData = diagnosticFactory(dataDiagnostics)
