// Runs before the first paint, so that a chosen theme never flashes; the switch itself is components/elements/theme-switch.ts.
try {
  const theme = localStorage.getItem('handrail-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is forbidden: the system's theme stays.
}
