import { join } from 'node:path';
import { run } from './compiled-code';
import { compilePatternsAtOnce } from './patterns';

compilePatternsAtOnce();
run(join(__dirname, 'server-main.js'), 'serve');
