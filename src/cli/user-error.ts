/** Something expected went wrong and is told in one line, in the user's language; exit status 2. */
export class Refusal extends Error {}
