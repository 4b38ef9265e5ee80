import type { StaticFeature } from 'vscode-languageclient';

/** Says with `initialize` that the client can do something that the protocol does not know. */
export function experimentalAbility(name: string): StaticFeature {
  return {
    fillClientCapabilities(capabilities) {
      capabilities.experimental = { ...asObject(capabilities.experimental), [name]: true };
    },
    initialize: () => {},
    getState: () => ({ kind: 'static' }),
    clear: () => {},
  };
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
