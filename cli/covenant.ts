#!/usr/bin/env node
import { processIo } from './io.ts';
import { run } from './run.ts';

// Whoever reads only the first lines (`covenant history kites | head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.exitCode = await run(process.argv.slice(2), processIo());
