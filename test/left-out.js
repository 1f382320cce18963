// Says after the tests which ones `npm test` does not run.
console.log('Left out: the tests in a browser. npm run test:page runs them where Chromium is installed.')
if (!process.env.RUNTIMES)
  console.log(
    'Left out: Bun and Deno. They run where RUNTIMES names a folder with both: npm install --prefix FOLDER bun deno',
  )
