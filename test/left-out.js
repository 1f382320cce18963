// Says after the tests which ones `npm test` does not run.
console.log('Left out: the tests in a browser. npm run test:page runs them where Chromium is installed.')
if (!process.env.RUNTIMES)
  console.log(
    'Left out: Bun, Deno, TypeScript 4.9. They run where RUNTIMES names a folder: npm install --prefix FOLDER bun deno typescript@4.9',
  )
