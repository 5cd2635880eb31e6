#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { main } from '../dist/cli/main.js';

// A run is over before most functions repay a second, optimised compilation: only those that stay hot get one.
setFlagsFromString('--interrupt-budget=400000');

process.exitCode = await main(process.argv.slice(2), process);
