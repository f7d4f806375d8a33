#!/usr/bin/env node
/** Starts `rubric` on this process: its arguments, streams and exit code. */

import manifest from "../package.json" with { type: "json" };

if (process.argv[2] === "--version") {
  console.log(manifest.version);
} else {
  console.error("usage: rubric --version");
  process.exitCode = 2;
}
