/** What the editor and the page of the preview say to each other. */
import type { PreviewAnswer } from '@rubric/language-server'

export type ToPage =
  | { readonly kind: 'show'; readonly uri: string; readonly preview: PreviewAnswer; /** By whose facts, where a member is chosen. */ readonly member: string | null }
  /** There is no policy to show, and why. */
  | { readonly kind: 'nothing'; readonly why: string }
  /** The cursor stands in this line of the text, counted from 0. */
  | { readonly kind: 'locate'; readonly line: number }

export type FromPage =
  | { readonly kind: 'ready' }
  /** Show this place of the text. */
  | { readonly kind: 'reveal'; readonly line: number; readonly character: number }
  | { readonly kind: 'pickMember' }
