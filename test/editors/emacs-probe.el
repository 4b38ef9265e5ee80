;;; What the tests ask of an Emacs that runs  -*- lexical-binding: t; -*-

(require 'json)
(require 'seq)

(defun probe--diagnostics ()
  "What is underlined, in the order of the text."
  (sort (flymake-diagnostics (point-min) (point-max))
        (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))

(defun probe--words (diagnostic)
  (buffer-substring-no-properties (flymake-diagnostic-beg diagnostic) (flymake-diagnostic-end diagnostic)))

(defun probe--text () (buffer-substring-no-properties (point-min) (point-max)))

(defun probe--marked ()
  "The text with «…» around what is underlined, as Emacs counts its places: in characters."
  (let ((text (probe--text)))
    (dolist (one (reverse (probe--diagnostics)))
      (let ((from (1- (flymake-diagnostic-beg one))) (to (1- (flymake-diagnostic-end one))))
        (setq text (concat (substring text 0 from) "«" (substring text from to) "»" (substring text to)))))
    text))

(defun probe--findings ()
  (vconcat
   (mapcar
    (lambda (one)
      (let ((lsp (cdr (assq 'eglot-lsp-diag (flymake-diagnostic-data one)))))
        `((rule . ,(plist-get lsp :code))
          (severity . ,(nth (plist-get lsp :severity) '(nil "error" "warning" "information" "hint")))
          (words . ,(probe--words one)))))
    (probe--diagnostics))))

(defun probe--press (keys)
  "Type KEYS as a person would, so that whatever waits for a command happens."
  (execute-kbd-macro (kbd keys))
  t)

(defun probe--open (path)
  (execute-kbd-macro (vconcat (kbd "C-x C-f C-a C-k") path (kbd "RET")))
  t)

(defun probe--managed (_)
  (if (and (fboundp 'eglot-managed-p) (eglot-managed-p)) t :json-false))

(defun probe--goto (words)
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(defun probe--hover (words)
  "What Eldoc says of WORDS; nil as long as it says nothing."
  (probe--goto words)
  (probe--press "C-l")
  (eldoc-print-current-symbol-info)
  t)

(defun probe--hovered (_)
  (let ((shown (or (get-buffer "*eldoc*") (get-buffer " *eldoc*"))))
    (with-current-buffer (or shown (current-buffer))
      (if (or (null shown) (= (point-min) (point-max))) :json-null (probe--text)))))

(defun probe--suggestions (line)
  "What is suggested behind a new last line that begins with LINE."
  (goto-char (point-max))
  (execute-kbd-macro (vconcat line))
  (pcase (run-hook-wrapped 'completion-at-point-functions #'completion--capf-wrapper 'all)
    (`(,_ ,start ,end ,table . ,_)
     (vconcat (mapcar #'substring-no-properties
                      (all-completions (buffer-substring-no-properties start end) table))))
    (_ [])))

(defvar probe--choice nil "What is chosen next.")
(defvar probe--offered nil "What there was to choose from.")

(defun probe--read (_prompt collection &rest _)
  "Choose from COLLECTION as a person would."
  (setq probe--offered (all-completions "" collection))
  (or probe--choice (signal 'quit nil)))

(defun probe--fixes (words)
  (probe--goto words)
  (setq probe--choice nil probe--offered nil)
  (probe--act)
  (vconcat probe--offered))

(defun probe--choose (title)
  (setq probe--choice title)
  (probe--act)
  t)

(defun probe--act ()
  (condition-case nil
      ;; Emacs takes it for a click otherwise, and would put up a menu.
      (let ((last-nonmenu-event ?x) (completing-read-function #'probe--read))
        (call-interactively #'eglot-code-actions))
    (quit nil)))

(defun probe (name argument path)
  "Write what NAME answers to ARGUMENT into the file PATH, as JSON."
  (with-current-buffer (window-buffer (selected-window))
    (let ((answer (funcall (intern (concat "probe--" name)) argument))
          (coding-system-for-write 'utf-8-unix)
          (json-null :json-null))
      (with-temp-file path (insert (json-encode answer)))
      nil)))

(defalias 'probe--get-marked (lambda (_) (probe--marked)))
(defalias 'probe--get-findings (lambda (_) (probe--findings)))
(defalias 'probe--get-text (lambda (_) (probe--text)))
