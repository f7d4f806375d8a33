/** Works something out once for each object, and keeps it as long as the object lives. */
export const oncePer = <K extends object, V extends object>(workOut: (key: K) => V): ((key: K) => V) => {
  const known = new WeakMap<K, V>()
  return (key) => {
    const found = known.get(key) ?? workOut(key)
    known.set(key, found)
    return found
  }
}
