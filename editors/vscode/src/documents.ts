/** The texts that are meant: policies as somebody writes them, not what the server makes of them. */
import type { TextDocument } from 'vscode'

export const language = 'rubric'
export const schemes = ['file', 'untitled'] as const

export const isPolicy = ({ languageId, uri }: TextDocument): boolean => languageId === language && (schemes as readonly string[]).includes(uri.scheme)
