import { languages, l10n, LanguageStatusSeverity, type LanguageStatusItem } from 'vscode';

/** The entry beside the language in the status bar that is there only while Rolecheck cannot run. */
export class StoppedStatus {
  #item: LanguageStatusItem | undefined;

  /** Says that nothing is being checked, and offers to start again. */
  show(): void {
    const item = (this.#item ??= languages.createLanguageStatusItem('rolecheck.stopped', { language: 'markdown' }));
    item.name = 'Rolecheck';
    item.severity = LanguageStatusSeverity.Error;
    item.text = l10n.t('Rolecheck has stopped');
    item.detail = l10n.t('Plans are not being checked');
    item.command = { command: 'rolecheck.restartServer', title: l10n.t('Restart') };
  }

  hide(): void {
    this.#item?.dispose();
    this.#item = undefined;
  }
}
