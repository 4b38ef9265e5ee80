import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { Disk } from './disk';
import { openFolders } from './folders';
import { registerPrompts } from './prompts';
import { createProtocolServer } from './protocol';
import { registerResources } from './resources';
import { registerTools } from './tools';

/** What the server takes from outside. */
export interface AssistantWorld {
  readonly version: string;
  readonly taxonomy: Taxonomy;
  /** The folders that the person named when the server was set up; none where that is left to the client. */
  readonly folders: readonly string[];
  /** The folder that the server was started in, as an absolute path. */
  readonly current: string;
  /** Takes what the person who looks after the server should know. */
  readonly log: (message: string) => void;
}

const instructions =
  'Rolecheck checks marketing plans: which metric, tactic, objective, audience or skill stands with a role that does not own it (community management, social media management, brand management, marketing). Call check_plan on every such plan that you write, review or change, explain_term and suggest_kpis instead of guessing whose a KPI is, and suggest_fixes to repair findings. All tools only read. Its findings rest on sources and on the team’s own .rolecheck.yaml; where practice differs they say so, and the person decides.';

/** Serves one assistant over the transport until it hangs up. */
export async function serveAssistant(transport: Transport, world: AssistantWorld): Promise<void> {
  const { version, taxonomy, folders, current, log } = world;
  const server = createProtocolServer(version, {
    capabilities: { tools: {}, resources: {}, prompts: {}, completions: {} },
    instructions,
    // Forms are never sent, so that no answers to them have to be validated.
    jsonSchemaValidator: {
      getValidator: () => {
        throw new Error('Rolecheck sends no forms.');
      },
    },
  });
  const disk = new Disk({ taxonomy, folders: openFolders(folders, current, server) });
  registerTools(server, disk, log);
  registerResources(server, disk);
  registerPrompts(server);
  server.onerror = (error) => log(error.message);
  await server.connect(transport);
}
