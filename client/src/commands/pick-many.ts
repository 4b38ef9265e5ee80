import { QuickPickItemKind, window, type QuickPickItem } from 'vscode';

/** How the writer is asked. */
export interface Question {
  readonly title: string;
  readonly placeHolder: string;
}

/**
 * Asks which of the items are wanted, those with `picked` ticked to begin with; gives them in the list's order, or
 * `undefined` if the writer has changed their mind. With nothing ticked, the item that is highlighted is meant: who types
 * a name and presses Enter wants it, and need not know that there are boxes to tick.
 */
export function pickMany<T extends QuickPickItem>(
  items: readonly T[],
  question: Question,
): Promise<readonly T[] | undefined> {
  const list = window.createQuickPick<T>();
  list.title = question.title;
  list.placeholder = question.placeHolder;
  list.canSelectMany = true;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.items = items;
  list.selectedItems = items.filter(({ picked }) => picked === true);
  // Where several can be ticked, the editor itself highlights nothing while a name is typed.
  list.onDidChangeValue((typed) => {
    list.activeItems = typed === '' ? [] : items.filter((item) => says(item, typed)).slice(0, 1);
  });
  return new Promise((resolve) => {
    list.onDidAccept(() => {
      const ticked = new Set(list.selectedItems);
      const wanted = ticked.size > 0 ? items.filter((item) => ticked.has(item)) : list.activeItems;
      if (wanted.length === 0) return;
      resolve(wanted);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}

function says({ kind, label, description = '', detail = '' }: QuickPickItem, typed: string): boolean {
  if (kind === QuickPickItemKind.Separator) return false;
  const wanted = typed.trim().toLowerCase();
  return [label, description, detail].some((words) => words.toLowerCase().includes(wanted));
}
