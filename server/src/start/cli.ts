#!/usr/bin/env node
import { join } from 'node:path';
import { run } from './compiled-code';
import { compilePatternsAtOnce } from './patterns';

compilePatternsAtOnce();

const [command = ''] = process.argv.slice(2);
run(join(__dirname, 'cli-main.js'), command === 'check' ? 'check' : 'other');
