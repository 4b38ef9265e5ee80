/** The mark that the suite puts before its results; see test/editor/mocha.ts. */
const resultsMark = 'rolecheck-editor-results:';

/** What an editor says that has nothing to do with the extension, each line with the reason why it does not matter. */
const noise = [
  /@vscode\/spdlog|spdlog\.node/, // native log writer, not built where install scripts are off
  /vsda|vscode-policy-watcher|native-watchdog/, // native parts that only the desktop build has
  /punycode.*deprecated|DEP0040|--trace-deprecation/, // Node about the editor's own dependencies
  /dbus|libva|viz_main_impl|gpu_process|vaapi|GLES|Gtk/i, // Chromium on a machine without a desktop
  /ripgrep\/bin\/rg ENOENT/, // the search program, which an install script would have downloaded
  /open-vsx\.org|UpdateService|update#|ERR_NAME_NOT_RESOLVED|net::ERR_/, // the editor looks for news without a network
  /^(Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin extensions)/, // the window greets its server
  /^(\[Service Worker\]|ChatSessionStore|\[lifecycle\])/, // parts of the editor that have nothing to do here
  /additional builtin (location )?extensions|(Loading|Serving) .*extension|failed with status code 404/, // VS Code for the web
  /validating workspace folder|fs provider registers|Creation of workbench contribution/, // the same
  /^Invalid tool contribution/, // editors from before 1.95 did not know assistants' tools as they are now
  /refused to show dialog in tests\. Contents: Do you trust/, // so the tests run in a folder that is not trusted
];

/** Listens to an editor's console: passes on what the tests say, drops the noise, keeps the results. */
export function consoleOf(say) {
  let results;
  let rest = '';

  function one(line) {
    const at = line.indexOf(resultsMark);
    if (at !== -1) results = JSON.parse(line.slice(at + resultsMark.length).trim());
    else if (!noise.some((pattern) => pattern.test(line))) say(line);
  }

  return {
    /** One call of the console, with its arguments. */
    line(args) {
      one(args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' '));
    },
    /** A piece of a stream, which may end in the middle of a line. */
    text(chunk) {
      const lines = (rest + chunk).split(/\r?\n/);
      rest = lines.pop() ?? '';
      lines.forEach(one);
    },
    /** The results, or an error where the editor ended with `exit` and without any, or where the two disagree. */
    results(exit) {
      if (results === undefined) throw new Error(`The editor ended with ${exit} and reported no results.`);
      if (exit !== 0 && results.failed === 0) throw new Error(`The editor ended with ${exit} though no test failed.`);
      return results;
    },
  };
}
