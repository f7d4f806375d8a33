/** What a revision changes for members, and what contradicts within a version. */

export { answers } from './comparison.ts'
export type * from './comparison.ts'
