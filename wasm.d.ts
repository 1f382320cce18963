/** Gives the module of the compiled search. */
export function compileSearch(): Promise<string>
