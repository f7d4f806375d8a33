/** Each word of the language in one sentence, with the page of the reference that says more. */
import { type KeywordWord } from '@rubric/syntax'

export interface KeywordHelp {
  readonly sentence: string
  /** Title of the page, and its file in `grammar/reference`. */
  readonly page: string
  readonly file: string
}

const page =
  (title: string, file: string) =>
  (sentence: string): KeywordHelp => ({ sentence, page: title, file: `${file}.md` })

const header = page('Header', 'header')
const versions = page('Versions', 'versions')
const facts = page('Facts', 'facts')
const codes = page('Codes', 'codes')
const definitions = page('Definitions and vocabularies', 'definitions')
const criteria = page('Criteria', 'criteria')
const guidance = page('Guidance', 'guidance')
const interpretations = page('Interpretations', 'interpretations')
const examples = page('Examples', 'examples')
const terms = page('Terms', 'terms')
const calendars = page('Calendars', 'calendars')
const limits = page('Limits', 'limits')
const requirements = page('Requirements', 'requirements')
const deadlines = page('Deadlines', 'deadlines')
const recurrences = page('Recurrences', 'recurrences')
const exceptions = page('Exceptions', 'exceptions')
const statements = page('Statements', 'statements')
const revises = page('Revisions', 'revises')
const determinations = page('Determinations', 'determinations')
const comparisons = page('Comparisons', 'comparisons')
const dates = page('Dates', 'dates')
const lookBack = page('Look-back', 'look-back')
const lists = page('Lists', 'lists')
const age = page('Age', 'age')
const unknown = page('Unknown', 'unknown')

const weekday = calendars('A day of the week on which a calendar is open, or on which weeks start.')
const stage = determinations('A stage of care: a first request, a request to go on, a change, or the end.')
const head = criteria('Heads of blocks are written in capitals: they say how many of the items below are needed.')
const period = limits('A stretch of the calendar: all of it counts together.')

export const keywordHelp: Readonly<Record<KeywordWord, KeywordHelp>> = {
  policy: header('Names the policy: its id, by which everything in it is cited, and its title.'),
  vocabulary: definitions('Names a file of facts and definitions that several policies share.'),
  use: definitions('Takes in the facts and definitions of a vocabulary.'),
  facts: facts('What is asked about a member or a request; below it one line for each.'),
  codes: codes('A set of codes with a name, or the codes that the policy is about.'),
  define: definitions('One name for a condition that is used more than once.'),
  criteria: criteria('What a member has to meet, as an outline.'),
  guidance: guidance('What the document says with should, may or typically: it is shown, and decides nothing.'),
  interpretation: interpretations('How the document is read where it leaves something open, and who decided that.'),
  example: examples('A member to try the policy on, with what is expected to come out.'),
  terms: terms('The abbreviations of this policy, and what they stand for.'),
  calendar: calendars('Days and hours that are open, and holidays.'),
  limit: limits('How much can be covered in which time.'),
  requirement: requirements('A duty of the provider.'),
  exception: exceptions('What overrides named rules, and whom it is for.'),
  determination: determinations('What a request is answered by: what it requires, and what it grants.'),
  revises: revises('Says of what changed since an earlier version; each line is checked against both versions.'),
  never: statements('`never … together`: no member meets two of these at once.'),
  always: statements('`always one of`: every member meets one of these, and never two at once.'),

  issuer: header('Whose policy it is.'),
  number: header('The number that the document prints, or a kind of fact: a number, with its unit.'),
  line: header('`line of business`: the kind of plan, as the document prints it.'),
  business: header('`line of business` of the header; `business days` of a calendar.'),
  source: header('The document that this file puts into words that can be decided.'),
  history: header('What the document says of its own past.'),
  version: versions('Which text of the policy this is, by its date.'),
  effective: versions('The first day on which this version is in force.'),
  ends: versions('The last day on which this version is in force.'),
  review: header('`review by`: the day by which the document is to be looked at again.'),
  reviewed: header('The day of the last review.'),
  accessed: header('The day on which the source was looked up.'),
  approved: header('The day on which the document was approved, and by whom.'),
  issued: header('The day on which the document came out.'),
  status: header('`draft`, `active` or `archived`; nothing is released from a draft.'),
  language: header('The version of this language, so that the policy means tomorrow what it means today.'),
  zone: header('`time zone`: whose clock is meant.'),
  starts: header('`week starts`: the first day of a calendar week.'),
  months: header('`months are 30 days`, for documents that say so.'),
  are: header('`months are 30 days`, for documents that say so.'),
  days: header('`months are 30 days`, for documents that say so; else a number of days.'),

  against: interpretations('What speaks for another reading.'),
  decided: interpretations('`decided by`: who answers for this reading, and since when.'),
  because: interpretations('The reason for this reading.'),
  affects: interpretations('The clauses that this reading bears on.'),
  given: examples('The facts of the example.'),
  like: examples('Starts from the facts of another example.'),
  expect: examples('What is expected to come out, line by line.'),
  complete: examples('`complete through`: the day through which every entry of the list is here.'),
  through: examples('`complete through`: the day through which every entry of the list is here.'),
  other: criteria('`or other`: the document’s list is open, and this is its last item.'),
  yet: examples('`not yet`: by the day of the example it had not happened.'),
  open: calendars('The days and hours on which a calendar is open.'),
  holidays: calendars('The file with the days on which a calendar is closed.'),
  daily: calendars('Every day of the week.'),
  from: recurrences('The day that is counted from; of codes and holidays, the file that they stand in.'),
  to: codes('The last of a range of codes, of days or of hours.'),
  sha256: codes('The fingerprint of the file, so that the policy always reads the same data.'),
  each: limits('`each unit`: what a unit stands for, or how many hours it needs.'),
  unit: limits('`each unit`: what a unit stands for, or how many hours it needs.'),
  needs: limits('The least hours of service in one unit.'),
  authorization: limits('`per authorization`: all that is used under one authorization counts together.'),
  episode: limits('`per episode`: all that is used in one episode of care counts together.'),
  lifetime: limits('`per lifetime`: all that the member has ever used counts together.'),
  lifts: exceptions('The rules that do not hold where the exception applies.'),
  replaces: exceptions('The rule in whose place another stands where the exception applies.'),
  with: exceptions('The rule that stands in the place of the other.'),
  refers: exceptions('The determinations that a clinician decides where the exception applies.'),
  stage: determinations('Which request it answers: a first one, one to go on, a change or the end.'),
  requires: determinations('What has to be met, one and all.'),
  excludes: determinations('What must not be met.'),
  subject: determinations('`subject to`: the limits that what is granted is held to.'),
  grants: determinations('How much and for how long, counted from the first day requested.'),
  leaves: examples('What a limit leaves before the request.'),
  monday: weekday,
  tuesday: weekday,
  wednesday: weekday,
  thursday: weekday,
  friday: weekday,
  saturday: weekday,
  sunday: weekday,
  initial: stage,
  renewal: stage,
  transition: stage,
  discharge: stage,
  together: statements('`never … together`: no member meets two of these at once.'),

  ALL: criteria('All of the items are needed.'),
  ANY: criteria('At least one of the items is needed.'),
  ONE: criteria('Exactly one of the items is needed.'),
  NONE: criteria('None of the items may be met.'),
  AT: head,
  LEAST: criteria('So many of the items are needed, or more.'),
  MOST: criteria('No more of the items may be met.'),

  and: criteria('Both are needed. `and` and `or` never mix without parentheses.'),
  or: criteria('One of them is enough. `and` and `or` never mix without parentheses.'),
  not: criteria('The opposite of the one condition after it; what is unknown stays unknown.'),
  unless: criteria('Waives what stands before it, or the whole item above.'),

  is: comparisons('The two are the same.'),
  at: comparisons('`at least` and `at most`: the number itself is included.'),
  least: comparisons('`at least`: this, or more.'),
  most: comparisons('`at most`: this, or less.'),
  more: comparisons('`more than`: the number itself is not included.'),
  less: comparisons('`less than`: the number itself is not included.'),
  than: comparisons('`more than` and `less than`: the number itself is not included.'),
  between: comparisons('From one to the other, both included.'),
  in: comparisons('One of several values or codes; of a list, the time in which its entries count.'),
  within: dates('No later, or no earlier, than so long from a day; both ends are included.'),
  exactly: dates('On that very day.'),
  before: dates('Earlier than; of exceptions, which one wins where both apply.'),
  after: dates('Later than.'),
  since: lookBack('From that day on, that day included, to the day of the decision.'),
  past: lookBack('From the same day so long ago to the day of the decision, both included.'),
  the: lookBack('Part of `in the past …` and `in the … before`.'),
  of: lists('Says what is meant: `count of`, `day 3 of`, `ALL of`.'),
  as: dates('`as of`: the day that the answer is given for.'),
  per: limits('In each of these: `hours per week`, `per calendar month`.'),
  on: dates('On that day; `on or before` and `on or after` include it.'),
  by: facts('`by clinician`: a clinician judges it.'),
  age: age('Completed years on the day of the decision; a birthday counts.'),
  day: lists('`day 3 of`: the third different day on which a list has an entry.'),
  during: calendars('While that calendar is open.'),
  moved: deadlines('Where the last day is closed, the next or previous open day counts.'),
  next: deadlines('The next open day.'),
  previous: deadlines('The open day before.'),
  until: recurrences('The day up to which it has to be done; in an example, the day that is left.'),
  while: recurrences('Leaves out the times that have a day in such a state, or outside of it.'),
  week: period,
  month: period,
  quarter: period,
  year: period,

  where: lists('Looks only at the entries of a list for which this is so.'),
  when: requirements('Whom a requirement, a limit or an exception is for.'),
  any: lists('There is at least one such entry.'),
  no: lists('There is no such entry; of a yes/no fact, that it is not so.'),
  every: lists('Each such entry is so; `every 4 weeks`: again and again.'),
  none: criteria('None of them may be met.'),
  all: criteria('All of them are needed.'),
  count: lists('How many entries a list has; of a fact, a whole number.'),
  sum: lists('What the entries of a list add up to.'),
  latest: lists('The entry with the last date.'),
  earliest: lists('The entry with the first date.'),
  has: lists('What each of the entries must be.'),

  yes: facts('It is so.'),
  unknown: unknown('The facts do not say: neither met nor not met.'),
  met: unknown('It is so for certain, whatever else becomes known.'),
  part: determinations('`met in part`: fewer units or days than requested.'),
  information: determinations('`information needed`: what is known does not decide it.'),
  needed: determinations('`information needed`: what is known does not decide it.'),
  violated: requirements('It was not done, and the time for it is over.'),
  pending: requirements('It is not done yet, and there is time left.'),
  unchanged: revises('The answer is the same for every member, and so is what is granted.'),
  broader: revises('Some members gain by it, and nobody loses.'),
  narrower: revises('Some members lose by it, and nobody gains.'),
  mixed: revises('Some members gain by it, and some lose.'),
  outcome: revises('`outcome only`: the same members meet it, but what is granted or why is another.'),
  only: revises('`outcome only`: the same members meet it, but what is granted or why is another.'),
  added: revises('It did not stand in the version before.'),
  removed: revises('It stood in the version before, and stands here no longer.'),

  'yes/no': facts('A question with the answers yes and no.'),
  span: facts('A length of time.'),
  date: facts('A day of the calendar; also one that is known only to its month or year.'),
  time: facts('`date and time`: a day with its hour and minute; `time zone`: whose clock is meant.'),
  one: facts('`one of`: one of these values.'),
  code: codes('A code of a code system.'),
  list: facts('Several entries, each with the fields below.'),
  periods: facts('A state that begins and ends, once or more often.'),
  clinician: facts('`by clinician`: a clinician judges it.'),
}
