/** The themes in the order of the switch; `system` follows the operating system. */
const themes = ['system', 'light', 'dark'];

/**
 * Makes the button in the footer change the theme, and remembers the choice. The inline script of
 * the page applies it before the first paint: see components/ui/preferences.ts.
 */
export function startThemeSwitch() {
  const group = document.querySelector<HTMLElement>('[data-themes]');
  if (group === null) return;
  group.classList.remove('scripted');
  const buttons = [...group.querySelectorAll('button')];
  const show = () => {
    const theme = document.documentElement.dataset.theme ?? 'system';
    for (const button of buttons) button.ariaPressed = String(button.value === theme);
  };
  group.addEventListener('click', ({ target }) => {
    const button = buttons.find((each) => each.contains(target as Node));
    if (button === undefined || !themes.includes(button.value)) return;
    if (button.value === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = button.value;
    savePreference('theme', button.value === 'system' ? undefined : button.value);
    show();
  });
  // Another tab changed it.
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== 'theme') return;
    if (newValue === null) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = newValue;
    show();
  });
  show();
}

/** Remembers a choice for later visits; without storage it lasts until the page is left. */
export function savePreference(name: string, value: string | undefined) {
  try {
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch (error) {
    console.warn(`The choice of ${name} is not remembered: ${error}`);
  }
}
