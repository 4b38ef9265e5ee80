#!/usr/bin/env node
import { join } from 'node:path';
import { version } from '../../../package.json';
import { run } from './compiled-code';
import { tuneEngine } from './engine';

const [command = '', ...others] = process.argv.slice(2);
if (command === '--version' && others.length === 0) {
  // What editors and scripts ask first of all, for which nothing has to be read.
  process.stdout.write(`${version}\n`);
} else {
  tuneEngine();
  run(join(__dirname, 'cli-main.js'), command === 'check' ? 'check' : 'other');
}
