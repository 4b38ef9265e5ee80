/** Gives what is the same whenever it is made, and makes it when somebody asks for the first time. */
export function late<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
