#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { main } from '../dist/cli/main.js';

// A run is over before most functions repay a second, optimised compilation: only those that stay hot get one.
// The V8 of Node 20 has this flag; later ones have not, would say so on every run, and have a quick compiler in between.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=400000');

process.exitCode = await main(process.argv.slice(2), process);
