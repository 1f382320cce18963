/** A column of a table, and the space between two. */
import type { Role } from './styles.ts'

export interface Column {
  title: string
  role?: Role
  /** Prose, which shares the room that the other columns leave; the others are never broken. */
  wrapped?: boolean
}

/** Spaces between columns. */
export const gap = 2
