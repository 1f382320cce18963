/** The folder of the package, seen from `src/` as from the flat `dist/`: both lie directly below it. */
export const packageRoot = new URL('..', import.meta.url)
