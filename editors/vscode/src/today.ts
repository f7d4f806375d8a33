/** Today where this editor stands, as YYYY-MM-DD. */
export const today = (): string => {
  const now = new Date()
  return [String(now.getFullYear()).padStart(4, '0'), two(now.getMonth() + 1), two(now.getDate())].join('-')
}

const two = (number: number): string => String(number).padStart(2, '0')
