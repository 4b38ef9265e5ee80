-- Rolecheck in Neovim 0.7 and later: keep this file as ~/.config/nvim/plugin/rolecheck.lua. Nothing else is needed.
--
-- It starts `rolecheck lsp --stdio` for plans in Markdown and for the files in which teams say their own rules. Before
-- Neovim reads it you may set
--   vim.g.rolecheck_command   where the program is: { 'node', '/path/to/rolecheck/dist/cli.js', 'lsp', '--stdio' }
--   vim.g.rolecheck_settings  what you want: { rules = { ['skill-outside-role'] = 'off' } }

local markers = { '.rolecheck.yaml', '.git' }

--- The folder that a plan belongs to: the nearest one upward with a team's file, else with a repository, else its own.
local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  for _, marker in ipairs(markers) do
    local upward = vim.fn.escape(folder, ' ,;') .. ';'
    local found = vim.fn.findfile(marker, upward)
    if found == '' then
      found = vim.fn.finddir(marker, upward)
    end
    if found ~= '' then
      return (vim.fn.fnamemodify(found, ':p'):gsub('/$', ''):gsub('/[^/]*$', ''))
    end
  end
  return folder
end

--- Suggestions come with CTRL-X CTRL-O; before 0.8 Neovim does not see to that itself.
local function on_attach(_, buffer)
  vim.api.nvim_buf_set_option(buffer, 'omnifunc', 'v:lua.vim.lsp.omnifunc')
end

local function config_for(buffer)
  local settings = vim.g.rolecheck_settings or vim.empty_dict()
  return {
    name = 'rolecheck',
    cmd = vim.g.rolecheck_command or { 'rolecheck', 'lsp', '--stdio' },
    root_dir = root_of(vim.api.nvim_buf_get_name(buffer)),
    settings = { rolecheck = settings },
    init_options = { rolecheck = settings },
    on_attach = on_attach,
    get_language_id = function(_, filetype)
      -- Some plugins call Markdown “markdown.pandoc” and the like.
      return filetype:match('^[^.]+') or filetype
    end,
  }
end

--- The servers that run under Neovim 0.7, which does not look after them itself, by folder.
local running = {}

local function start(buffer)
  local config = config_for(buffer)
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  local folder = config.root_dir
  config.workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } }
  config.on_exit = function()
    running[folder] = nil
  end
  running[folder] = running[folder] or vim.lsp.start_client(config)
  if running[folder] then
    vim.lsp.buf_attach_client(buffer, running[folder])
  end
end

local group = vim.api.nvim_create_augroup('rolecheck', { clear = true })
vim.api.nvim_create_autocmd('FileType', {
  group = group,
  pattern = { 'markdown', 'markdown.*', 'yaml' },
  callback = function(event)
    local path = vim.api.nvim_buf_get_name(event.buf)
    -- Floating windows and help are Markdown too, and no plans.
    if vim.bo[event.buf].buftype ~= '' then
      return
    end
    if event.match ~= 'yaml' or vim.endswith(path, '.rolecheck.yaml') then
      start(event.buf)
    end
  end,
})
