/** The light colours of app/styles/theme.css, for cards and badges, which no style sheet reaches. */
export const palette = {
  paper: '#fffdf8',
  shade: '#f6f2e8',
  ink: '#1b1915',
  muted: '#625c50',
  line: '#e3ddcf',
  early: '#2456b8',
  late: '#a04b00',
  silent: '#b3201a',
} as const;
