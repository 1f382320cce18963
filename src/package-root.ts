/** The folder of the package, from `src/` as from the flat `dist/`: both lie directly below it. */
export const root = new URL('..', import.meta.url)
