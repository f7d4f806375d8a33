/** The page of the preview: draws what the editor sends, and says back what was clicked. */
import type { FromPage, ToPage } from '../preview/messages.ts'
import { element } from './dom.ts'
import { drawHead } from './head.ts'
import { newsOf } from './news.ts'
import { type OutlineNode, nodesOf } from './nodes.ts'
import { drawTree, type Tree, type TreeEvents } from './tree.ts'

declare const acquireVsCodeApi: () => { readonly postMessage: (message: FromPage) => void; readonly setState: (state: unknown) => void }

const editor = acquireVsCodeApi()
const page = document.querySelector('#policy') as HTMLElement
const news = document.querySelector('#news') as HTMLElement

let tree: Tree | undefined
let drawn: readonly OutlineNode[] = []
let line: number | undefined
const events: TreeEvents = {
  chosen: ({ place }) => editor.postMessage({ kind: 'reveal', line: place.first, character: place.character }),
  toggled: new Map(),
  focus: '',
}

const draw = ({ uri, preview, member }: Extract<ToPage, { readonly kind: 'show' }>): void => {
  const nodes = nodesOf(preview)
  const hadFocus = page.contains(document.activeElement)
  const top = window.scrollY
  tree = drawTree(nodes, events)
  page.replaceChildren(drawHead(preview, member, () => editor.postMessage({ kind: 'pickMember' })), tree.element)
  window.scrollTo({ top })
  if (hadFocus) page.querySelector<HTMLElement>('[role=tree] [tabindex="0"]')?.focus({ preventScroll: true })
  if (line !== undefined) tree.locate(line)
  news.textContent = newsOf(drawn, nodes)
  drawn = nodes
  editor.setState({ uri })
}

const receive = (message: ToPage): void => {
  switch (message.kind) {
    case 'show':
      return draw(message)
    case 'nothing':
      tree = undefined
      return page.replaceChildren(element('p', { class: 'says' }, message.why))
    case 'locate':
      line = message.line
      return tree?.locate(line)
  }
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => receive(data))
editor.postMessage({ kind: 'ready' })
