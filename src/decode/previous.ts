/**
 * The text before a line, which few forms ask for: a function, so that nothing is copied for the others.
 * @param reach how many bytes before the line count, at most 4096: the whole lines within them; without it the line before
 */
export type Previous = (reach?: number) => string

/** Nothing stands before the line. */
export const noPrevious: Previous = () => ''
