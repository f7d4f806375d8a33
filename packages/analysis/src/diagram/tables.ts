/**
 * What diagrams look up millions of times, as hash tables over plain numbers: a node by what it branches to, and the result of two nodes. Open
 * addressing; a table is never more than half full.
 */

/** Spreads numbers that differ little over all places of a table. */
const mixed = (hash: number, by: number): number => {
  const next = Math.imul(hash ^ by, 0x9e3779b1)
  return next ^ (next >>> 15)
}

const START = 1 << 10

/** Numbers from 1 on, each found by its hash and by whether it is the one. */
export interface Index {
  /** 0 where there is none. */
  readonly find: (hash: number, isIt: (entry: number) => boolean) => number
  readonly add: (hash: number, entry: number) => void
}

export const hashOf = (level: number, children: readonly number[]): number => {
  let hash = level
  for (let at = 0; at < children.length; at += 1) hash = mixed(hash, children[at] ?? 0)
  return hash
}

export const createIndex = (): Index => {
  let entries = new Int32Array(START)
  let hashes = new Int32Array(START)
  let used = 0
  const place = (hash: number, entry: number): void => {
    const mask = entries.length - 1
    let at = hash & mask
    while (entries[at] !== 0) at = (at + 1) & mask
    entries[at] = entry
    hashes[at] = hash
  }
  const grow = (): void => {
    const [before, of] = [entries, hashes]
    entries = new Int32Array(2 * before.length)
    hashes = new Int32Array(2 * before.length)
    for (let at = 0; at < before.length; at += 1) if (before[at] !== 0) place(of[at] ?? 0, before[at] ?? 0)
  }
  return {
    find: (hash, isIt) => {
      const mask = entries.length - 1
      for (let at = hash & mask; ; at = (at + 1) & mask) {
        const entry = entries[at] ?? 0
        if (entry === 0 || (hashes[at] === hash && isIt(entry))) return entry
      }
    },
    add: (hash, entry) => {
      if (2 * used >= entries.length) grow()
      used += 1
      place(hash, entry)
    },
  }
}

/** Results by two numbers, of which the first is never 0. */
export interface Results {
  /** -1 where there is none. */
  readonly get: (a: number, b: number) => number
  readonly set: (a: number, b: number, result: number) => void
}

export const createResults = (): Results => {
  let keys = new Int32Array(2 * START)
  let results = new Int32Array(START)
  let used = 0
  const placeOf = (a: number, b: number): number => {
    const mask = results.length - 1
    let at = mixed(a, Math.imul(b, 0x85ebca6b)) & mask
    while (keys[2 * at] !== 0 && (keys[2 * at] !== a || keys[2 * at + 1] !== b)) at = (at + 1) & mask
    return at
  }
  const put = (a: number, b: number, result: number): void => {
    const at = placeOf(a, b)
    keys[2 * at] = a
    keys[2 * at + 1] = b
    results[at] = result
  }
  const grow = (): void => {
    const [before, of] = [keys, results]
    keys = new Int32Array(2 * before.length)
    results = new Int32Array(2 * of.length)
    for (let at = 0; at < of.length; at += 1) if (before[2 * at] !== 0) put(before[2 * at] ?? 0, before[2 * at + 1] ?? 0, of[at] ?? 0)
  }
  return {
    get: (a, b) => {
      const at = placeOf(a, b)
      return keys[2 * at] === 0 ? -1 : (results[at] ?? -1)
    },
    set: (a, b, result) => {
      if (2 * used >= results.length) grow()
      used += 1
      put(a, b, result)
    },
  }
}
