import { behavesAsPromised } from './behaviour';
import { startNeovim } from './neovim';

behavesAsPromised({
  name: 'Neovim',
  needs: [{ file: 'nvim', debian: 'neovim' }],
  start: startNeovim,
  ruleOff: (rule) => `vim.g.rolecheck_settings = { rules = { ['${rule}'] = 'off' } }`,
});
