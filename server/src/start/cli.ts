#!/usr/bin/env node
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { run } from './compiled-code';

/*
 * V8 makes machine code of a pattern at once instead of interpreting it the first time. The patterns that read a plan are
 * long, and most of them are first used on a text of some length: a first analysis takes a third less time so. Only here,
 * where the program has Node.js for itself: an editor's own build of V8 may not let its flags be changed. It comes first,
 * since compiled code is of use under the same flags only.
 */
setFlagsFromString('--no-regexp-tier-up');

const [command = ''] = process.argv.slice(2);
run(join(__dirname, 'cli-main.js'), command === 'check' ? 'check' : 'other');
