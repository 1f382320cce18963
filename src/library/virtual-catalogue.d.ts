/** The catalogue of `data/` with its English texts, put together by the build as `dist/catalogue.json`. */
declare module 'virtual:catalogue' {
  const catalogue: import('../types.ts').Catalogue
  // biome-ignore lint/style/noDefaultExport: a JSON module has its value as default export
  export default catalogue
}

/** The texts of the further languages, `dist/translations.json`. */
declare module 'virtual:translations' {
  const translations: import('../catalogue/translations.ts').Translations
  // biome-ignore lint/style/noDefaultExport: a JSON module has its value as default export
  export default translations
}
