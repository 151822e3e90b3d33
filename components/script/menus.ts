/** Closes the open menu of the header on a click outside of it and on Escape. */
export function startMenus() {
  const findOpen = () => document.querySelector<HTMLDetailsElement>('details[data-menu][open]');
  addEventListener('click', ({ target }) => {
    const menu = findOpen();
    if (menu !== null && !menu.contains(target as Node)) menu.open = false;
  });
  addEventListener('keydown', ({ key }) => {
    const menu = findOpen();
    if (key !== 'Escape' || menu === null) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}
