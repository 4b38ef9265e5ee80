import { behavesAsPromised } from './behaviour';
import { startEmacs } from './emacs';

behavesAsPromised({
  name: 'Emacs',
  needs: [
    { file: 'emacs', debian: 'emacs-nox' },
    // Emacs comes with Eglot from version 29 on; Debian 12 has 28.
    { file: '/usr/share/doc/elpa-eglot', debian: 'elpa-eglot' },
    { file: '/usr/share/doc/elpa-markdown-mode', debian: 'elpa-markdown-mode' },
  ],
  start: startEmacs,
  ruleOff: (rule) => `(setq-default eglot-workspace-configuration '(:rolecheck (:rules (:${rule} "off"))))`,
});
