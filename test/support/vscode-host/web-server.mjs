// Serves VS Code for the web until it is ended: node web-server.mjs APP CONFIG
// APP is the path of @vscode/test-web's app, CONFIG its options as JSON.
import { createRequire } from 'node:module';

const [app, config] = process.argv.slice(2);
const { default: createApp } = createRequire(import.meta.url)(app);
const server = (await createApp(JSON.parse(config))).listen(0, '127.0.0.1', () => {
  console.log(`listening on ${server.address().port}`);
});
