/** The day that a calendar on the wall of this machine shows: YYYY-MM-DD. */
export const localDay = (date: Date): string =>
  [String(date.getFullYear()).padStart(4, '0'), two(date.getMonth() + 1), two(date.getDate())].join('-')

const two = (number: number): string => String(number).padStart(2, '0')
