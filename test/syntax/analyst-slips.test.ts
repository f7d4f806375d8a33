/** Slips of those who write as the documents speak: what they write, what they are told, and the line that is meant. */
import { tells } from './tells.ts'

tells('a window as documents say it', 'limit l "L"\n  ^\n', [
  ['at most 5 units of HCPCS H2022 a calendar week', 'Write `per`.', 'at most 5 units of HCPCS H2022 per calendar week'],
  ['at most 5 units of HCPCS H2022 in any calendar week', 'Write `per calendar week`.', 'at most 5 units of HCPCS H2022 per calendar week'],
  ['at most 5 units of HCPCS H2022 in a calendar week', 'Write `per calendar week`.', 'at most 5 units of HCPCS H2022 per calendar week'],
  ['at most 5 units of HCPCS H2022 in a week', 'Write `per calendar week`, or `in any 1 week`'],
  ['at most 5 units of HCPCS H2022 in any week', 'Write `in any 1 week`.', 'at most 5 units of HCPCS H2022 in any 1 week'],
  ['at most 5 units of HCPCS H2022 in the past 60 days', 'Write `in any 60 days`', 'at most 5 units of HCPCS H2022 in any 60 days'],
  ['at most 5 units of HCPCS H2022 in a 60 day', 'Write `in any 60 day`', 'at most 5 units of HCPCS H2022 in any 60 day'],
  ['at most 5 units of HCPCS H2022 every 60 days', 'Write `in any 60 days`', 'at most 5 units of HCPCS H2022 in any 60 days'],
  ['at most 5 units of HCPCS H2022 in a lifetime', 'Write `per lifetime`.', 'at most 5 units of HCPCS H2022 per lifetime'],
  ['at most 5 units of HCPCS H2022 once per lifetime', 'Remove `once`.', 'at most 5 units of HCPCS H2022 per lifetime'],
  ['at most 5 units of HCPCS H2022 for each episode', 'Write `per episode`.', 'at most 5 units of HCPCS H2022 per episode'],
  ['at most 5 units of HCPCS H2022 for an authorization', 'Write `per authorization`.', 'at most 5 units of HCPCS H2022 per authorization'],
  ['at most 5 units of some_codes, more_codes per lifetime', 'Name one set, and put the codes of both into it'],
  ['at most 5 units of HCPCS H2022 per lifetime unless young', 'Write whom it binds on a line of its own below'],
  ['at most 5 units of HCPCS H2022 per lifetime\n  unless young', 'Write `when not` here for whom it binds'],
  ['less than 6 units of HCPCS H2022 per lifetime', 'Write `at most 5`.', 'at most 5 units of HCPCS H2022 per lifetime'],
  ['fewer than 6 units of HCPCS H2022 per lifetime', 'Write `at most 5`.', 'at most 5 units of HCPCS H2022 per lifetime'],
])

tells('what one unit is', 'limit l "L"\n  at most 5 units of some_codes per lifetime\n  ^\n', [
  ['a unit is 1 month', 'Write `each unit is`.', 'each unit is 1 month'],
  ['unit is 1 month', 'Write `each unit is`.', 'each unit is 1 month'],
  ['unit 1 month', 'Write `each unit is`.', 'each unit is 1 month'],
  ['one unit = 1 month', 'Write `each unit is`.', 'each unit is 1 month'],
  ['each unit is a month', 'Write the number in digits: `1`.', 'each unit is 1 month'],
])

tells('names after a word', 'exception e "E"\n  when young\n  ^\n', [
  ['lifts all limits', 'Name each of them'],
  ['lifts every limit', 'Name each of them'],
  ['refers to a', 'Remove `to`.', 'refers a'],
  ['lifts the monthly_units', 'Remove `the`.', 'lifts monthly_units'],
])

tells('what is required', 'determination d "D"\n  ^\n', [
  ['requires a, no b', 'Write it on a line of its own: `excludes b`.'],
  ['requires a, not b', 'Write it on a line of its own: `excludes b`.'],
  ['requires all of a, b', 'Write the names alone'],
  ['stage: renewal', 'Remove `:`.', 'stage renewal'],
  ['grants 60 days from request', 'Remove what follows the span'],
  ['grants 60 days, renewable', 'Write `at most 6 months in all` after the comma'],
  ['grants 60 business days', 'Write the span in days of the calendar: `60 days`.', 'grants 60 days'],
  ['grants 48 hours', 'Write the span in days, weeks, months or years'],
])

tells('an expectation', 'example "e" as of 2026-01-01\n  expect\n    ^\n', [
  ['d grants 60 days', 'Write from when to when: `grants 2026-03-01 to 2026-04-29`.'],
  ['d met, grants 10 units of HCPCS H2022', 'Write each on a line of its own'],
  ['d on time', 'Write `met`.', 'd met'],
  ['d in compliance', 'Write `met`, `not met` or `unknown`'],
])

tells('what is given', 'example "e" as of 2026-01-01\n  given\n    ^\n', [
  ['l\n      code HCPCS H2022, units 2', 'Write the code alone: `H2022`.', 'l\n      code H2022, units 2'],
  ['diagnosis ICD-10-CM F32.1', 'Write the code alone: `F32.1`.', 'diagnosis F32.1'],
  ['l\n      code H2022 HE, units 2', 'Write a modifier after a hyphen: `H2022-HE`.', 'l\n      code H2022-HE, units 2'],
  ['l\n      code H2022, 2 units', 'Write the field before its value: `units 2`.', 'l\n      code H2022, units 2'],
  ['l\n      H2022, units 2', 'Write the field before its value, such as `code H2022`.', 'l\n      code H2022, units 2'],
  ['l complete as of 2026-03-01', 'Write `complete through`.', 'l complete through 2026-03-01'],
  ['l complete to 2026-03-01', 'Write `complete through`.', 'l complete through 2026-03-01'],
  ['l through 2026-03-01', 'Write `complete through`.', 'l complete through 2026-03-01'],
  ['on 2026-03-01, code H2022', 'Indent an entry two spaces deeper'],
  ['l\n      2026-03-01, code H2022', 'Write the field before it, such as `on 2026-03-01`.'],
  ['l\n      - on 2026-03-01', 'Remove the label'],
  ['tapering from 2026-01-05 to 2026-02-01', 'Write each entry on a line of its own below'],
  ['seen 2026-03-06 3pm', 'Write `15:00`.', 'seen 2026-03-06 15:00'],
  ['seen 2026-03-06 at 15:00', 'Remove `at`.', 'seen 2026-03-06 15:00'],
  ['seen 2026-03-06T15:00', 'Write `2026-03-06 15:00`.', 'seen 2026-03-06 15:00'],
  ['seen March 2, 2026', 'Write the date in digits'],
])

tells('a day that is counted back from', 'criteria c "C"\n  ^\n', [
  ['seen in the past 30 days', 'Write `within 30 days before as of` of a date', 'seen within 30 days before as of'],
  ['a and seen in the last 30 days', 'Write `within 30 days before as of` of a date', 'a and seen within 30 days before as of'],
  ['seen within the past 30 days', 'Write `within 30 days before as of` of a date', 'seen within 30 days before as of'],
  ['seen within the last year', 'Write `within 1 year before as of` of a date', 'seen within 1 year before as of'],
  ['count of visits within the past 30 days at least 2', 'Write `in the past`.', 'count of visits in the past 30 days at least 2'],
  ['seen not more than 30 days ago', 'Write `within 30 days before as of`.', 'seen within 30 days before as of'],
  ['seen no more than 30 days ago', 'Write `within 30 days before as of`.', 'seen within 30 days before as of'],
  ['spheres not more than 3', 'Write `at most`.', 'spheres at most 3'],
  ['seen more than 30 days ago', 'Write `before as of`.', 'seen more than 30 days before as of'],
  ['seen at most 30 days ago', 'Write `within 30 days before as of`.', 'seen within 30 days before as of'],
  ['seen since 2025-01-01', 'Write `on or after`.', 'seen on or after 2025-01-01'],
  ['seen by 2025-01-01', 'Write `on or before`.', 'seen on or before 2025-01-01'],
  ['planned at most 28 hours weekly', 'Write `per week`.', 'planned at most 28 hours per week'],
  ['seen no later than 5 days after b', 'Write `on or before`.', 'seen on or before 5 days after b'],
  ['seen not earlier than b', 'Write `on or after`.', 'seen on or after b'],
])

tells('amounts of time', 'requirement r "R"\n  ^\n', [
  ['a within 2 days and 4 hours after b', 'Write the time in one unit'],
  ['a within 5 business days and 3 hours after b', 'Write the time in one unit'],
  ['a within 4 office hours after b', 'Write `open hours of office`.', 'a within 4 open hours of office after b'],
  ['a within 7 days after b or next business day', 'Write `moved to next business day`.', 'a within 7 days after b moved to next business day'],
  ['notes at least biweekly from b', 'Write how many: `every 2 weeks`.', 'notes at least every 2 weeks from b'],
  ['notes monthly from b', 'Write how many: `at least every 1 month`.', 'notes at least every 1 month from b'],
  ['contacts at least 2 in any 7 days from b', 'Write `every 7 days`, or `per calendar week`'],
  ['a must be within 3 days after b', 'Remove `must be`.', 'a within 3 days after b'],
  ['a shall occur within 3 days after b', 'Remove `shall occur`.', 'a within 3 days after b'],
])

tells('codes in conditions', 'criteria c "C"\n  ^\n', [
  ['diagnosis among apnea', 'Write `in`.', 'diagnosis in apnea'],
  ['diagnosis is one of apnea', 'Write `in`.', 'diagnosis in apnea'],
  ['diagnosis is ICD-10-CM G47.33', 'Write the code alone: `G47.33`.', 'diagnosis is G47.33'],
])

tells('items', 'criteria c "C"\n  ALL of\n    ^\n      a\n', [
  ['1. needs help with bathing §3.1', 'Put the words in quotes: `"needs help with bathing"`.', '1. "needs help with bathing" §3.1'],
  ['1. "needs help" Section 3.1', 'Write `§3.1`.', '1. "needs help" §3.1'],
])

tells('heads of lists', 'criteria c "C"\n  ^\n    - a\n    - b\n', [
  ['EITHER of', 'Write `ANY of` as the head of a list.', 'ANY of'],
  ['BOTH of', 'Write `ALL of` as the head of a list.', 'ALL of'],
  ['ALL of the following', 'Remove `the following`.', 'ALL of'],
  ['Any of the following:', 'Write `ANY of`', 'ANY of'],
  ['NEITHER of', 'Write `NONE of` as the head of a list.', 'NONE of'],
])

tells('facts', 'facts\n  ^\n', [
  ['help one of none some total "h"', 'Write a comma between the values.'],
  ['diagnosis code "d"', 'Write `code of` and the code system, such as `code of ICD-10-CM`.'],
  ['diagnosis ICD-10 code "d"', 'Write `code of` and the code system, such as `code of ICD-10-CM`.'],
  ['therapy hours/week "t"', 'Write `hours per week`.', 'therapy hours per week "t"'],
  ['study date date "d"', 'Write the name as one word: `study_date`.', 'study_date date "d"'],
])

tells('codes of a set', 'codes c "C"\n  ^\n', [
  ['E0601-RR, E0470-RR', 'Write the code system before the code: `HCPCS E0601-RR`.', 'HCPCS E0601-RR, E0470-RR'],
  ['HCPCS E0601, HCPCS E0470', 'Name the code system once', 'HCPCS E0601, E0470'],
  ['from codes.csv sha256 "00ff"', 'Put the path in quotes: `"codes.csv"`.', 'from "codes.csv" sha256 "00ff"'],
])

tells('first words', '^ call_back "c"\n', [
  ['duty', 'Write `requirement`.'],
  ['criterion', 'Write `criteria`.'],
  ['rule', 'Write `criteria`.'],
  ['authorization', 'Write `determination`.'],
  ['waiver', 'Write `exception`.'],
])

tells('words of a sentence', 'criteria c "C"\n  ^\n', [
  ['if a', 'Write the condition alone, without `if`.', 'a'],
  ['visited_on within 7', 'Write the unit of time after the number: `within 7 days after …`.'],
])
