if executable('rolecheck')
  augroup rolecheck
    autocmd!
    autocmd User lsp_setup call lsp#register_server({
          \ 'name': 'rolecheck',
          \ 'cmd': {server_info->['rolecheck', 'lsp', '--stdio']},
          \ 'allowlist': ['markdown'],
          \ 'workspace_config': {'rolecheck': {'rules': {}}},
          \ })
  augroup END
endif
