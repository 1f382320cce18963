// Says after the tests which ones `npm test` does not run.
console.log('Left out: the tests in a browser. npm run test:page runs them where Chromium is installed.')
