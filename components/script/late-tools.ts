const inputEvents = [
  'pointermove',
  'pointerdown',
  'touchstart',
  'wheel',
  'keydown',
  'input',
  'click',
];

/**
 * Runs the scripts that templates name: at once if the address has a query, otherwise at the first
 * input. Until then they are preloaded after the page has loaded.
 */
export function startLateTools() {
  const templates = document.querySelectorAll<HTMLTemplateElement>('template[data-late]');
  if (templates.length === 0) return;
  let isStarted = false;
  const start = () => {
    isStarted = true;
    for (const type of inputEvents) removeEventListener(type, start, true);
    for (const template of templates) {
      const script = document.createElement('script');
      // The attributes that React writes: otherwise React adds the script again.
      script.setAttribute('async', '');
      script.setAttribute('src', template.dataset.late ?? '');
      template.replaceWith(script);
    }
  };
  const preload = () => {
    if (isStarted) return;
    for (const template of templates) {
      const hint = Object.assign(document.createElement('link'), { rel: 'preload', as: 'script' });
      hint.href = template.dataset.late ?? '';
      document.head.append(hint);
    }
  };
  // Typed before this script ran, or restored by the browser.
  const isTyped = (field: HTMLInputElement) => field.value !== field.defaultValue;
  if (location.search !== '' || [...document.querySelectorAll('input')].some(isTyped)) {
    start();
    return;
  }
  for (const type of inputEvents) addEventListener(type, start, { capture: true, passive: true });
  addEventListener('load', () => setTimeout(preload, 1000));
}
