#!/usr/bin/env node
// Where Node can keep compiled code between runs (22.8 and later), it does; what is loaded later profits.
process.getBuiltinModule?.('node:module').enableCompileCache?.()
require('../dist/main.cjs')
