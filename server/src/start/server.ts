import { join } from 'node:path';
import { run } from './compiled-code';

run(join(__dirname, 'server-main.js'), 'serve');
