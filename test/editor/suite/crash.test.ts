import * as assert from './assert';
import * as vscode from 'vscode';
import { RestartPolicy } from '../../../client/src/restart-policy';
import { closeAll, insert, openFile, pause, rangeOf, waitForSummary, waitUntil } from './support';

const misplaced = 'Conversion rate: metric-outside-role';

/** How the processes that are running servers are found and ended. */
export interface ServerProcesses {
  /** The ids of all of them. */
  readonly pids: () => number[];
  /** The id of the only one besides `but`, once there is no other. */
  readonly pid: (but?: readonly number[]) => Promise<number>;
  /** Ends one at once, without a chance to say goodbye. */
  readonly crash: (pid: number) => void;
}

/** Without `processes` the server is a worker in a browser, which nobody can end from outside, or cannot be found. */
export function crashTests(processes: ServerProcesses | undefined): void {
  describe('Restarting the server', () => {
    afterEach(closeAll);

    it('brings the findings back', async () => {
      const document = await openFile('community-plan.md');
      await waitForSummary(document, [misplaced]);
      await vscode.commands.executeCommand('rolecheck.restartServer');
      await waitForSummary(document, [misplaced]);
      const { end } = document.lineAt(rangeOf(document, 'Member retention').start.line).range;
      await insert(document, end, '\n- Click-through rate above 2 %');
      await waitForSummary(document, ['Click-through rate: metric-outside-role', misplaced]);
    });
  });

  describe('When the server’s process ends', () => {
    if (processes === undefined) {
      it('needs a process that can be found and ended');
      return;
    }
    const { pids: serverPids, pid: serverPid, crash } = processes;
    beforeEach(() => vscode.commands.executeCommand('rolecheck.restartServer'));
    afterEach(closeAll);

    it('by a crash: another one takes over, and what was typed meanwhile is there and checked', async () => {
      const document = await openFile('community-plan.md');
      await waitForSummary(document, [misplaced]);
      const before = await serverPid();
      crash(before);
      const { end } = document.lineAt(rangeOf(document, 'Member retention').start.line).range;
      await insert(document, end, '\n- Click-through rate above 2 %');
      const typed = document.getText();
      await waitForSummary(document, ['Click-through rate: metric-outside-role', misplaced]);
      assert.notEqual(await serverPid(), before);
      assert.equal(document.getText(), typed);
      assert.equal(document.isDirty, true);
    });

    it('by the command that restarts it: the findings return', async () => {
      const document = await openFile('community-plan.md');
      await waitForSummary(document, [misplaced]);
      const before = await serverPid();
      await vscode.commands.executeCommand('rolecheck.restartServer');
      assert.notEqual(await serverPid([before]), before);
      await waitForSummary(document, [misplaced]);
      await waitUntil(() => !serverPids().includes(before));
    });

    it('again and again: it stays off after the fifth time, until it is restarted by hand', async function () {
      this.timeout(600_000);
      const document = await openFile('community-plan.md');
      const ended: number[] = [];
      for (let time = 1; time <= 5; time += 1) {
        const pid = await serverPid(ended);
        await waitForSummary(document, [misplaced]);
        crash(pid);
        ended.push(pid);
      }
      await pause(2_000);
      assert.deepEqual(serverPids(), []);
      await vscode.commands.executeCommand('rolecheck.restartServer');
      await waitForSummary(document, [misplaced]);
    });
  });
  describe('Crashes that lie far apart', () => {
    it('are each answered with a restart', () => {
      const policy = new RestartPolicy();
      for (let minute = 0; minute < 60; minute += 1) assert.ok(policy.allow(minute * 60_000), `minute ${minute}`);
    });

    it('count together with those of the last three minutes only', () => {
      const policy = new RestartPolicy();
      for (let second = 0; second < 4; second += 1) assert.ok(policy.allow(second * 1_000));
      assert.equal(policy.allow(179_000), false);
      assert.ok(policy.allow(184_000));
    });
  });
}
