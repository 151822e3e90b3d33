/** The light colours of app/styles/theme.css, with six digits, for cards and badges, which no style sheet reaches. */
export const palette = {
  paper: '#ffffff',
  shade: '#f6f7f8',
  ink: '#16181d',
  muted: '#565b65',
  line: '#dfe2e6',
  added: '#12692f',
  early: '#2450b8',
  late: '#8f4700',
  silent: '#ad1f24',
} as const;
