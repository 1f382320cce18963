/** The program of the worker as a text, put together by the build (see page.config.ts). */
declare module 'virtual:worker' {
  const program: string
  // biome-ignore lint/style/noDefaultExport: a text has its value as default export
  export default program
}
