/** The data file cannot be used: it cannot be read, is not JSON, or not a catalogue (`detail` says where or why). */
export class DamagedCatalogue extends Error {
  override readonly name = 'DamagedCatalogue'
  readonly file: string
  readonly fault: 'read' | 'json' | 'shape'
  readonly detail: string

  constructor(file: string, fault: 'read' | 'json' | 'shape', detail: string) {
    super(`${file}: ${fault}: ${detail}`)
    this.file = file
    this.fault = fault
    this.detail = detail
  }
}
