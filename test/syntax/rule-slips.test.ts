/** Slips in limits, requirements, exceptions, determinations, calendars: one error each, a remedy, and a fix that mends it if it is safe. */
import { parse } from '@rubric/syntax'
import { describe, expect, it } from 'vitest'
import { header, tells } from './tells.ts'

tells('the amount of a limit', 'limit l "L"\n  ^\n', [
  ['at most 5 units', 'Add what is counted and over which time, such as `of HCPCS H2022 per calendar month`.'],
  ['at most 5 units of HCPCS H2022', 'Add the time that it is counted over: `per calendar month`'],
  ['at most 5 units of HCPCS H2022 per month', 'Write `per calendar month`, or `in any 1 month`', 'at most 5 units of HCPCS H2022 per calendar month'],
  ['at most 5 units of HCPCS H2022 monthly', 'Write `per calendar month`, or `in any 1 month`', 'at most 5 units of HCPCS H2022 per calendar month'],
  ['at most 5 units of HCPCS H2022 a week', 'Write `per calendar week`, or `in any 1 week`', 'at most 5 units of HCPCS H2022 per calendar week'],
  ['at most 5 units of some_codes every year', 'Write `per calendar year`, or `in any 1 year`', 'at most 5 units of some_codes per calendar year'],
  ['at most 5 units of HCPCS H2022 per 6 months', 'Write `in any 6 months`.', 'at most 5 units of HCPCS H2022 in any 6 months'],
  ['at most 5 units of HCPCS H2022 within 6 months', 'Write `in any 6 months`.', 'at most 5 units of HCPCS H2022 in any 6 months'],
  ['at most 5 units of HCPCS H2022 in 6 months', 'Write `any` before `6`.', 'at most 5 units of HCPCS H2022 in any 6 months'],
  ['at most 5 units of HCPCS H2022 per day', 'Write `in any 1 day`.', 'at most 5 units of HCPCS H2022 in any 1 day'],
  ['at most 5 units of HCPCS H2022 per authorisation', 'Write `authorization`.', 'at most 5 units of HCPCS H2022 per authorization'],
  ['at most 5 units of HCPCS H2022 per calendar day', 'Write `week`, `month`, `quarter` or `year`.'],
  ['at most 5 units of HCPCS H2022 per calendar months', 'Write `month`.', 'at most 5 units of HCPCS H2022 per calendar month'],
  ['at most 5 units of HCPCS H2022 in any 6', 'Write how long after the number: `6 days`'],
  ['at most 5 of HCPCS H2022 per calendar month', 'Write what is counted after the number, such as `5 units`.', 'at most 5 units of HCPCS H2022 per calendar month'],
  ['at most five units of HCPCS H2022 per calendar month', 'Write the number in digits: `5`.', 'at most 5 units of HCPCS H2022 per calendar month'],
  ['at most 5 units per calendar month', 'Write what is counted before the time: `of HCPCS H2022 per …`.'],
  ['5 units of HCPCS H2022 per calendar month', 'Write `at most` before the amount.', 'at most 5 units of HCPCS H2022 per calendar month'],
  ['no more than 5 units of HCPCS H2022 per lifetime', 'Write `at most` before the amount', 'at most 5 units of HCPCS H2022 per lifetime'],
  ['up to 5 units of HCPCS H2022 per episode', 'Write `at most` before the amount', 'at most 5 units of HCPCS H2022 per episode'],
  ['at least 5 units of HCPCS H2022 per calendar month', 'Write `at most` before the amount', 'at most 5 units of HCPCS H2022 per calendar month'],
  ['at most 5 units of HCPCS H2022 HE per calendar month', 'Write a modifier after a hyphen: `H2022-HE`.', 'at most 5 units of HCPCS H2022-HE per calendar month'],
  ['at most 5 units of H2022-HE per lifetime', 'Write the code system before the code.', 'at most 5 units of HCPCS H2022-HE per lifetime'],
  ['at most 5 units of 0905 per lifetime', 'Write the code system before the code.', 'at most 5 units of REV 0905 per lifetime'],
  ['at most 5 units of HCPCS H2022:HE per calendar month', 'Write `-` before a modifier.', 'at most 5 units of HCPCS H2022-HE per calendar month'],
])

tells('the other lines of a limit', 'limit l "L"\n  at most 5 units of some_codes per lifetime\n  ^\n', [
  ['each unit 1 week', 'Write `is` before what one unit comes to.', 'each unit is 1 week'],
  ['each unit lasts 1 week', 'Write `is`.', 'each unit is 1 week'],
  ['each unit needs 2 hours', 'Write `at least` before the amount.', 'each unit needs at least 2 hours'],
  ['each unit requires at least 2 hours', 'Write `needs at least`.', 'each unit needs at least 2 hours'],
  ['each visit is 1 week', 'Write `each unit`, whatever the units are called.', 'each unit is 1 week'],
  ['each unit is 1', 'Write what is counted after the number'],
  ['if young', 'Write `when`.', 'when young'],
  ['at most 6 units of some_codes per lifetime', 'Keep one of the two.'],
])

tells('a limit without its amount', 'limit l "L"\n^', [
  ['', 'Add a line below, such as `at most 5 units of HCPCS H2022 per calendar month`.'],
  ['  when young\n', 'Add a line below, such as `at most 5 units of HCPCS H2022 per calendar month`.'],
])

tells('an exception', 'exception e "E"\n  when young\n  ^\n', [
  ['lifts a b', 'Write a comma before `b`.', 'lifts a, b'],
  ['lifts a and b', 'Write a comma between the names.', 'lifts a, b'],
  ['lifts', 'Add the name of what is meant'],
  ['lifts a,', 'Add the name of what is meant'],
  ['replaces a by b', 'Write `with`.', 'replaces a with b'],
  ['replaces a', 'Add `with` and the name of what holds instead.'],
  ['replaces a b', 'Write `with` before `b`.', 'replaces a with b'],
  ['waives a', 'Write `lifts`.', 'lifts a'],
  ['lift a', 'Write `lifts`.', 'lifts a'],
  ['overrides a with b', 'Write `replaces`.', 'replaces a with b'],
  ['referrs a', 'Write `refers`.', 'refers a'],
  ['when old', 'Keep one of the two.'],
])

tells('an exception without its condition', 'exception e "E"\n  ^\n', [
  ['lifts a', 'Add a line below, such as `when member.age less than 21 years`.'],
])

tells('a requirement', 'requirement r "R"\n  ^\n', [
  ['when a', 'Write the condition on the line below, two spaces deeper.'],
  ['a\n  when b', 'Move it up, right under the `requirement` line.'],
  ['if a\n  b', 'Write `when`.', 'when a\n  b'],
  ['when a\n  when b\n  c', 'Keep one of the two.'],
])

tells('a determination', 'determination d "D"\n  ^\n', [
  ['requires a b', 'Write a comma before `b`.', 'requires a, b'],
  ['require a', 'Write `requires`.', 'requires a'],
  ['subject a', 'Write `to` before `a`.', 'subject to a'],
  ['stage intial', 'Write `initial`.', 'stage initial'],
  ['stage continued', 'Write `renewal`.', 'stage renewal'],
  ['stage', 'Write `initial`, `renewal`, `transition` or `discharge`.'],
  ['grants 60', 'Write what is granted after the number: `60 days`'],
  ['grants sixty days', 'Write an amount, its number in digits.'],
  ['grants two months', 'Write the number in digits: `2`.', 'grants 2 months'],
  ['grants up to 60 days', 'Remove `up to`', 'grants 60 days'],
  ['grants 24 units', 'Write which units: `24 units of HCPCS H2022`'],
  ['grants 60 days at most 6 months in all', 'Write a comma before `at most`.', 'grants 60 days, at most 6 months in all'],
  ['grants 60 days up to 6 months in all', 'Write a comma and `at most` before the span.'],
  ['grants 60 days, up to 6 months in all', 'Write `at most` before the span.', 'grants 60 days, at most 6 months in all'],
  ['grants 60 days, at most 6 months', 'Add `in all`.', 'grants 60 days, at most 6 months in all'],
  ['grants 60 days, at most 6 months in total', 'Write `in all` at the end.', 'grants 60 days, at most 6 months in all'],
  ['grants 60 days, at most 6 months overall', 'Write `in all` at the end.', 'grants 60 days, at most 6 months in all'],
  ['grants 24 units of HCPCS H2022 for 60 days', 'Write `in` before the span.', 'grants 24 units of HCPCS H2022 in 60 days'],
  ['grants 24 units of HCPCS H2022 60 days', 'Write `in` before the span.', 'grants 24 units of HCPCS H2022 in 60 days'],
  ['requires , a', 'Remove the `,`', 'requires a'],
  ['grants 24 units of HCPCS H2022 in 60', 'Write how long after the number'],
  ['requires a\n  requires b', 'Keep one of the two.'],
])

tells('a calendar', 'calendar c "C"\n  open sunday\n  ^\n', [
  ['open Monday', 'Write `monday`.', 'open monday'],
  ['open mon-fri', 'Write `monday to friday`.', 'open monday to friday'],
  ['open monday - friday', 'Write `to`.', 'open monday to friday'],
  ['open monday through friday 09:00 to 17:00', 'Write `to`.', 'open monday to friday 09:00 to 17:00'],
  ['open weekdays 09:00 to 17:00', 'Write `monday to friday`.', 'open monday to friday 09:00 to 17:00'],
  ['open every day', 'Write `daily`.', 'open daily'],
  ['open on monday', 'Remove `on`.', 'open monday'],
  ['open monday and tuesday', 'Write a comma between the days.', 'open monday, tuesday'],
  ['open monday from 09:00 to 17:00', 'Remove `from`.', 'open monday 09:00 to 17:00'],
  ['open daily 9:00 to 17:00', 'Write `09:00`.', 'open daily 09:00 to 17:00'],
  ['open daily 9am to 17:00', 'Write `09:00`.', 'open daily 09:00 to 17:00'],
  ['open daily 09:00 - 17:00', 'Write `to`.', 'open daily 09:00 to 17:00'],
  ['open daily 09:00 to 25:00', 'Write a time from `00:00` to `24:00`.'],
  ['open daily 20:00 to 08:00', 'Write two lines for a night'],
  ['open 09:00 to 17:00', 'Write the days before the times'],
  ['holidays "us.csv"', 'Write `from` before the path of the file.', 'holidays from "us.csv"'],
  ['holidays from "us.csv" "00ff"', 'Write `sha256` before the hash.', 'holidays from "us.csv" sha256 "00ff"'],
  ['holidays from "us.csv" hash "00ff"', 'Write `sha256` before the hash.', 'holidays from "us.csv" sha256 "00ff"'],
  ['holiday from "us.csv"', 'Write `holidays`.', 'holidays from "us.csv"'],
  ['holidays from "us.csv"\n  holidays from "us.csv"', 'Keep one of the two.'],
])

tells('codes', 'codes c "C"\n  ^\n', [
  ['REV 0905-0909', 'Write `0905 to 0909`.', 'REV 0905 to 0909'],
  ['REV 0905 through 0909', 'Write `to`.', 'REV 0905 to 0909'],
  ['HCPCS H2022 HE', 'Write a modifier after a hyphen: `H2022-HE`.', 'HCPCS H2022-HE'],
  ['from "codes.csv" sha256: "00ff"', 'Remove the `:`.', 'from "codes.csv" sha256 "00ff"'],
  ['from "codes.csv"\n  from "more.csv"', 'Keep one of the two.'],
])

describe('the header', () => {
  it.each([
    ['week starts Monday', 'Write `monday`.'],
    ['week starts on monday', 'Remove `on`.'],
    ['months are 30', 'Write `days` at the end of the line.'],
    ['timezone "America/New_York"', 'Write `time zone`.'],
    ['time zone America', 'Put the words in quotes'],
  ])('%s', (line, hint) => {
    expect(parse('t', `${header}  ${line}\n`).diagnostics.map((each) => each.hint)).toEqual([expect.stringContaining(hint)])
  })
})

tells('terms', 'terms\n  ^\n', [['PCP Person-Centered Plan', 'Put the words in quotes: `"Person-Centered Plan"`.', 'PCP "Person-Centered Plan"']])

tells('what happens again and again', 'requirement r "R"\n  ^\n', [
  ['visits every 4 weeks from seen', 'Write `at least` before `every`.', 'visits at least every 4 weeks from seen'],
  ['visits at least once every 4 weeks from seen', 'Write `at least every`.', 'visits at least every 4 weeks from seen'],
  ['visits at least twice per calendar week from seen', 'Write `at least 2 per`.', 'visits at least 2 per calendar week from seen'],
  ['visits at least 3 per week from seen', 'Write `per calendar week`.', 'visits at least 3 per calendar week from seen'],
  ['visits at least every week from seen', 'Write how many: `every 1 week`', 'visits at least every 1 week from seen'],
  ['visits at least every 4 weeks', 'Add `from` and the date on which it begins'],
  ['visits at least every 4 weeks since seen', 'Write `from`.', 'visits at least every 4 weeks from seen'],
  ['visits at least every 4 weeks from seen to gone', 'Write `until`.', 'visits at least every 4 weeks from seen until gone'],
  ['visits at least every 4 weeks from seen during tapering', 'Write `while`.', 'visits at least every 4 weeks from seen while tapering'],
  ['visits at least 3 per calendar day from seen', 'Write `week`, `month`, `quarter` or `year`.'],
  ['visits at every 4 weeks from seen', 'Write `at least every`.', 'visits at least every 4 weeks from seen'],
  ['visits at least every 4 weeks from seen tapering', 'Write `until` before the day on which it ends, or `while`'],
  ['visits at least every 4 weeks from seen not tapering', 'Write `until` before the day on which it ends, or `while`'],
  ['count of visits more than 3 per calendar week from seen', 'Write `at least` before the number'],
])

tells('working days and counted days', 'requirement r "R"\n  ^\n', [
  ['a within 3 working days after b', 'Write `business days`.', 'a within 3 business days after b'],
  ['a within 3 calendar days after b', 'Write `days` alone', 'a within 3 days after b'],
  ['a within 4 business hours of c after b', 'Write `open hours of`', 'a within 4 open hours of c after b'],
  ['a within 3 business days', 'Name the date that it counts from: `within 3 business days after …`.'],
  ['a within 7 days after b moved to the next business day', 'Remove `the`.', 'a within 7 days after b moved to next business day'],
  ['a within 7 days after b moved to next working day', 'Write `business day`.', 'a within 7 days after b moved to next business day'],
  ['a within 7 days after b moved to business day', 'Write `next` or `previous` before `business day`.', 'a within 7 days after b moved to next business day'],
  ['a within 3 days of c after b', 'Write `business days`: only they are counted on a calendar.', 'a within 3 business days of c after b'],
  ['a within 4 hours of c after b', 'Write `open hours`: only they are counted on a calendar.', 'a within 4 open hours of c after b'],
  ['a not daytime', 'Write `not during` before a calendar'],
  ['a outside daytime', 'Write `not during`.', 'a not during daytime'],
  ['a on or before the third day of attendance', 'Write `day 3 of` and the list.', 'a on or before day 3 of attendance'],
  ['a on or before day three of attendance', 'Write the number in digits: `day 3`.', 'a on or before day 3 of attendance'],
])

tells('an expectation', 'example "e" as of 2026-01-01\n  expect\n    ^\n', [
  ['d pendng', 'Write `pending`.', 'd pending'],
  ['d violation', 'Write `violated`.', 'd violated'],
  ['d pending by 2026-03-08', 'Write `until`.', 'd pending until 2026-03-08'],
  ['d pending 2026-03-08', 'Write `until` before the date.', 'd pending until 2026-03-08'],
  ['d due 2026-03-08', 'Write `pending until`.', 'd pending until 2026-03-08'],
  ['d met partially', 'Write `in part`.', 'd met in part'],
  ['d partially met', 'Write `met in part`.', 'd met in part'],
  ['d needs information', 'Write `information needed`.', 'd information needed'],
  ['d information missing', 'Write `needed`.', 'd information needed'],
  ['d grants 10', 'Write what is counted after the number'],
  ['d grants 10 units', 'Write `of` and the code'],
  ['d grants 2026-03-01 - 2026-04-29', 'Write `to`.', 'd grants 2026-03-01 to 2026-04-29'],
  ['d grants 2026-03-01', 'Add `to` and the last day that is granted.'],
  ['d leaves 2', 'Write what is counted after the number', 'd leaves 2 units'],
  ['d in part', 'Write `met in part`.', 'd met in part'],
  ['d met part', 'Write `in part`.', 'd met in part'],
  ['d needed', 'Write `information needed`.', 'd information needed'],
  ['d 2026-03-01 to 2026-04-29', 'Write `grants` before the days.', 'd grants 2026-03-01 to 2026-04-29'],
  ['d 2 units', 'Write `grants` before what is granted, or `leaves`'],
  ['d grants 10 units of H2022', 'Write the code system before the code.', 'd grants 10 units of HCPCS H2022'],
  ['d', 'Add `met`, `not met` or `unknown` after the address.'],
])

tells('what is given', 'example "e" as of 2026-01-01\n  given\n    ^\n', [
  ['a not', 'Write `yet` at the end of the line.', 'a not yet'],
  ['l\n      units 2 from 2026-03-01, to 2026-03-31', 'Write a comma before `from`.', 'l\n      units 2, from 2026-03-01, to 2026-03-31'],
  ['l\n      from 2026-01-05 to 2026-02-01', 'Write a comma before `to`.', 'l\n      from 2026-01-05, to 2026-02-01'],
])
