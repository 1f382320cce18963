/** By the kind of log, its line with a number. */
export const kinds: Record<string, (index: number) => string>
