/** The outline as an accessible tree: https://www.w3.org/WAI/ARIA/apg/patterns/treeview */
import { element } from './dom.ts'
import { type Condition, type OutlineNode, type Status, cited, nodeAt, signs, spoken } from './nodes.ts'

export interface Tree {
  readonly element: HTMLElement
  /** Marks the node that stands at a line of the text, and brings it into view. */
  readonly locate: (line: number) => void
}

export interface TreeEvents {
  readonly chosen: (node: OutlineNode) => void
  /** Nodes that were opened or closed by hand, by key. */
  readonly toggled: Map<string, boolean>
  /** The node in which the keyboard stands, by key. */
  focus: string
}

export const drawTree = (nodes: readonly OutlineNode[], events: TreeEvents): Tree => {
  const items = new Map<string, { readonly item: HTMLElement; readonly node: OutlineNode }>()
  const draw = (node: OutlineNode, level: number): HTMLElement => {
    const item = drawItem(node, level, events, (child) => draw(child, level + 1))
    items.set(node.key, { item, node })
    return item
  }
  const root = element('ul', { role: 'tree', 'aria-label': 'Policy', class: 'tree' }, ...nodes.map((node) => draw(node, 1)))
  const entry = items.get(events.focus)?.item ?? root.querySelector<HTMLElement>('[role=treeitem]')
  entry?.setAttribute('tabindex', '0')
  root.addEventListener('focusin', ({ target }) => {
    const item = itemOf(target)
    if (item === null) return
    root.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1')
    item.setAttribute('tabindex', '0')
    events.focus = item.dataset['key'] ?? ''
  })
  root.addEventListener('click', ({ target }) => {
    const found = items.get(itemOf(target)?.dataset['key'] ?? '')
    if (found === undefined) return
    if (target instanceof Element && target.closest('.twist') !== null) return toggle(found.item, found.node, events)
    events.chosen(found.node)
  })
  root.addEventListener('keydown', (event) => {
    const found = items.get(itemOf(event.target)?.dataset['key'] ?? '')
    if (found !== undefined && press(event.key, found, root, events)) event.preventDefault()
  })
  return {
    element: root,
    locate: (line) => {
      root.querySelector('[aria-current]')?.removeAttribute('aria-current')
      const item = items.get(nodeAt(nodes, line)?.key ?? '')?.item
      item?.setAttribute('aria-current', 'true')
      item?.querySelector('.line')?.scrollIntoView({ block: 'nearest' })
    },
  }
}

const itemOf = (target: EventTarget | null): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>('[role=treeitem]') : null)

const drawItem = (node: OutlineNode, level: number, { toggled }: TreeEvents, draw: (child: OutlineNode) => HTMLElement): HTMLElement => {
  const isParent = node.children.length > 0
  const isOpen = toggled.get(node.key) ?? node.isOpen
  const children = isParent ? element('ul', { role: 'group' }, ...node.children.map(draw)) : undefined
  return element(
    'li',
    {
      role: 'treeitem', class: node.isBlock ? 'block' : 'clause', tabindex: '-1', 'data-key': node.key, 'data-tone': node.status?.tone,
      'aria-level': String(level), 'aria-label': spoken(node), 'aria-expanded': isParent ? String(isOpen) : undefined,
    },
    element('div', { class: 'line' }, element('span', { class: 'twist', 'aria-hidden': 'true' }), ...lineOf(node)),
    ...node.decided.map((text) => element('p', { class: 'decided' }, text)),
    ...node.conditions.map(conditionLine),
    ...(node.conditions.length === 0 ? node.says : []).map((text) => element('p', { class: 'says' }, text)),
    ...node.notes.map((text) => element('p', { class: 'note' }, `Read as: ${text}`)),
    children,
  )
}

const lineOf = ({ label, text, head, cite, status }: OutlineNode): readonly (Node | undefined)[] => [
  element(
    'span',
    { class: 'words' },
    label === '' ? undefined : element('span', { class: 'label' }, isNumber(label) ? `${label}.` : `${label}:`),
    element('span', { class: 'text' }, text),
    head === '' ? undefined : element('span', { class: 'head' }, head),
    cite === '' ? undefined : element('span', { class: 'cite' }, cited(cite)),
  ),
  status === undefined ? undefined : chip(status),
]

/** `1`, `a`, `iv`: as outlines number their clauses. What is longer is a name. */
const isNumber = (label: string): boolean => /^(\d+|[a-z]|[ivxl]+)$/i.test(label)

const chip = ({ word, tone }: Status): HTMLElement => element('span', { class: 'chip', 'data-tone': tone }, element('span', { class: 'sign' }, signs[tone]), ` ${word}`)

const conditionLine = ({ before, text, value, status: { word, tone } }: Condition): HTMLElement =>
  element(
    'p',
    { class: 'condition' },
    element('span', {}, before === '' ? undefined : `${before} `, element('code', {}, text)),
    element('span', { class: 'seen', 'data-tone': tone }, `${signs[tone]} ${value === '' ? word : `${word}: ${value}`}`),
  )

const toggle = (item: HTMLElement, { key, children }: OutlineNode, { toggled }: TreeEvents): void => {
  if (children.length === 0) return
  const isOpen = item.getAttribute('aria-expanded') !== 'true'
  toggled.set(key, isOpen)
  item.setAttribute('aria-expanded', String(isOpen))
}

/** Whether the key means something here. */
const press = (key: string, { item, node }: { readonly item: HTMLElement; readonly node: OutlineNode }, root: HTMLElement, events: TreeEvents): boolean => {
  const seen = [...root.querySelectorAll<HTMLElement>('[role=treeitem]')].filter((each) => each.parentElement?.closest('[aria-expanded=false]') === null)
  const at = seen.indexOf(item)
  const isOpen = item.getAttribute('aria-expanded')
  switch (key) {
    case 'ArrowDown':
      return step(seen[at + 1])
    case 'ArrowUp':
      return step(seen[at - 1])
    case 'Home':
      return step(seen[0])
    case 'End':
      return step(seen.at(-1))
    case 'ArrowRight':
      if (isOpen === 'true') return step(seen[at + 1])
      if (isOpen === 'false') toggle(item, node, events)
      return true
    case 'ArrowLeft':
      if (isOpen !== 'true') return step(itemOf(item.parentElement))
      toggle(item, node, events)
      return true
    case ' ':
      toggle(item, node, events)
      return true
    case 'Enter':
      events.chosen(node)
      return true
    default:
      return false
  }
}

const step = (to: HTMLElement | null | undefined): boolean => {
  to?.focus()
  return true
}
