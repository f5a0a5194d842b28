/** Adds a value to the list a map has under a key. Lists are grown: to copy one for each value costs its length squared. */
export function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
