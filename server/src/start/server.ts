import { join } from 'node:path';
import { run } from './compiled-code';
import { tuneEngine } from './engine';

tuneEngine();
run(join(__dirname, 'server-main.js'), 'serve');
