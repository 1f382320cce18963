/** The catalogue of `data/`, put together by the build as `dist/catalogue.json` (see rolldown.config.ts). */
declare module 'virtual:catalogue' {
  const catalogue: import('../types.ts').Catalogue
  // biome-ignore lint/style/noDefaultExport: a JSON module has its value as default export
  export default catalogue
}
