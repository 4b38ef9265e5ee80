-- What the tests ask of a Neovim that runs: each function takes one string and answers with JSON.
local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

local function diagnostics()
  local found = vim.diagnostic.get(0)
  table.sort(found, function(a, b)
    return a.lnum < b.lnum or (a.lnum == b.lnum and a.col < b.col)
  end)
  return found
end

--- The text with «…» around what is underlined, as Neovim counts its places: in bytes.
local function marked()
  local text = lines()
  local found = diagnostics()
  for index = #found, 1, -1 do
    local one = found[index]
    local last = text[one.end_lnum + 1]
    text[one.end_lnum + 1] = last:sub(1, one.end_col) .. '»' .. last:sub(one.end_col + 1)
    local first = text[one.lnum + 1]
    text[one.lnum + 1] = first:sub(1, one.col) .. '«' .. first:sub(one.col + 1)
  end
  return table.concat(text, '\n') .. '\n'
end

local function findings()
  return vim.tbl_map(function(one)
    local words = table.concat(
      vim.api.nvim_buf_get_text(0, one.lnum, one.col, one.end_lnum, one.end_col, {}),
      '\n'
    )
    return { rule = one.code, severity = vim.lsp.protocol.DiagnosticSeverity[one.severity]:lower(), words = words }
  end, diagnostics())
end

--- What floats above the text.
local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local shown = vim.api.nvim_win_get_buf(window)
      return table.concat(vim.api.nvim_buf_get_lines(shown, 0, -1, false), '\n')
    end
  end
  return vim.NIL
end

local function suggestions()
  return vim.tbl_map(function(item)
    return item.abbr ~= '' and item.abbr or item.word
  end, vim.fn.complete_info({ 'items' }).items)
end

--- Chooses as a person would from the list that `vim.lsp.buf.code_action` puts up.
local offered = nil
vim.ui.select = function(items, options, choose)
  offered = { titles = vim.tbl_map(options.format_item, items), items = items, choose = choose }
end

local function fixes()
  return offered and offered.titles or vim.NIL
end

local function choose(title)
  for index, one in ipairs(offered.titles) do
    if one == title then
      offered.choose(offered.items[index], index)
      return true
    end
  end
  return false
end

local function goto_words(words)
  vim.fn.cursor(1, 1)
  return vim.fn.search('\\V' .. vim.fn.escape(words, '\\'), 'cW') > 0
end

--- Appends a line and leaves the caret behind it, ready to write on.
local function append(line)
  local last = vim.fn.line('$')
  vim.fn.append(last, line)
  vim.fn.cursor(last + 1, #line)
  return true
end

local functions = {
  append = append,
  attached = function()
    return #vim.tbl_keys(vim.lsp.buf_get_clients(0))
  end,
  choose = choose,
  findings = findings,
  fixes = fixes,
  floating = floating,
  goto_words = goto_words,
  marked = marked,
  mode = function()
    return vim.api.nvim_get_mode().mode
  end,
  suggestions = suggestions,
  text = function()
    return table.concat(lines(), '\n') .. '\n'
  end,
}

--- The answer goes into a file: what Neovim prints it writes for eyes, and cuts.
function _G.probe(name, argument, path)
  local file = assert(io.open(path, 'w'))
  file:write(vim.json.encode(functions[name](argument)))
  file:close()
  return ''
end
