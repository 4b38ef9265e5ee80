;;; rolecheck.el --- Rolecheck in Emacs, by way of Eglot  -*- lexical-binding: t; -*-

;; Keep this file as ~/.emacs.d/rolecheck.el, and write into ~/.emacs.d/init.el:
;;
;;   (load "~/.emacs.d/rolecheck.el")
;;
;; It starts `rolecheck lsp --stdio' for plans in Markdown and for the files in which teams say their own rules.
;; Eglot comes with Emacs since version 29; for Emacs 28 it is in GNU ELPA (M-x package-install RET eglot).
;; Markdown needs a mode, such as markdown-mode (M-x package-install RET markdown-mode).

;;; Code:

(defvar rolecheck-command '("rolecheck" "lsp" "--stdio")
  "The program and its arguments.
Set it before this file is loaded if the program is not on your path:
  (setq rolecheck-command \\='(\"node\" \"/path/to/rolecheck/dist/cli.js\" \"lsp\" \"--stdio\"))")

(define-derived-mode rolecheck-rules-mode conf-colon-mode "Rolecheck rules"
  "For `.rolecheck.yaml', in which a team says its own rules.")

(add-to-list 'auto-mode-alist '("\\.rolecheck\\.yaml\\'" . rolecheck-rules-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons '((rolecheck-rules-mode :language-id "yaml")) rolecheck-command))
  ;; Without the name of the language Eglot would call GitHub's Markdown "gfm".
  (add-to-list 'eglot-server-programs
               (cons '((markdown-mode :language-id "markdown")
                       (gfm-mode :language-id "markdown")
                       (markdown-ts-mode :language-id "markdown"))
                     rolecheck-command)))

(defun rolecheck-start ()
  "Let Rolecheck check this buffer, if it is a file of its own."
  (when buffer-file-name (eglot-ensure)))

(dolist (hook '(markdown-mode-hook markdown-ts-mode-hook rolecheck-rules-mode-hook))
  (add-hook hook #'rolecheck-start))

;;; rolecheck.el ends here
