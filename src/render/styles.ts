/** What a piece of text is; the colour of each role is decided in one place. */
export type Role = 'code' | 'status' | 'heading' | 'evidence' | 'command' | 'muted'

/** Colours a text by its role, or leaves it as it is. */
export type Style = (role: Role, text: string) => string

/** No colour at all. */
export const plain: Style = (_role, text) => text
