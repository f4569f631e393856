/** A function whose answer for each object is computed once, and forgotten with the object. */
export function remembered<Key extends object, Answer>(compute: (key: Key) => Answer): (key: Key) => Answer {
  const known = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    const found = known.get(key) ?? { answer: compute(key) };
    known.set(key, found);
    return found.answer;
  };
}

/** The same for a function of an object and a name. */
export function rememberedByName<Key extends object, Answer>(
  compute: (key: Key, name: string) => Answer,
): (key: Key, name: string) => Answer {
  const answersOf = remembered((key: Key) => {
    const known = new Map<string, { readonly answer: Answer }>();
    return (name: string): Answer => {
      const found = known.get(name) ?? { answer: compute(key, name) };
      known.set(name, found);
      return found.answer;
    };
  });
  return (key, name) => answersOf(key)(name);
}
