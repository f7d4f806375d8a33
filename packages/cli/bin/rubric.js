#!/usr/bin/env node
/**
 * Starts `rubric` on this process. Plain JavaScript, so that an old Node.js can still read the message below, and so that
 * the compile cache is on before the first TypeScript file: with it, a second start needs no type stripper.
 */
import module from 'node:module'

if (process.features.typescript === undefined || process.features.typescript === false) {
  console.error(`rubric needs Node.js 24 or later; this is ${process.version}. In the repository: npx -y pnpm@12 rubric`)
  process.exitCode = 2
} else {
  module.enableCompileCache()
  const { start } = await import('../src/main.ts')
  await start(process)
}
