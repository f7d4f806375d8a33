/** The answer as the command line prints it for programs: the runtime's, and why this version of the policy decides. */
import type { Answer } from '@rubric/runtime'
import type { Choice } from '../versions/dates.ts'
import type { Decided } from './evaluate.ts'

export const published = ({ answer, choice }: Decided): Answer & { readonly chosen: Choice | null } => ({ ...answer, chosen: choice })
