import "server-only";

const forgets = new Set<() => void>();

/** Makes a value at its first use and keeps it for the life of the process: a connection, the configuration, what follows from it. */
export function once<T>(make: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  forgets.add(() => {
    kept = undefined;
  });
  return () => {
    kept ??= { value: make() };
    return kept.value;
  };
}

/** For tests, which give one process several configurations in turn: what was kept is made again at its next use. */
export function forgetAll(): void {
  for (const forget of forgets) forget();
}
