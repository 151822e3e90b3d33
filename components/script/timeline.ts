/** Arrow keys move between the marks of a policy's timeline, of which one is a stop of the tab key. */
export function startTimelines() {
  document.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const mark = event.target;
    if (step === undefined || !(mark instanceof SVGAElement)) return;
    const marks = [...(mark.closest('.lines')?.querySelectorAll<SVGAElement>('a') ?? [])];
    marks.sort((a, b) => measureLeft(a) - measureLeft(b));
    const next = marks[marks.indexOf(mark) + step];
    if (next === undefined) return;
    event.preventDefault();
    mark.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}

function measureLeft(mark: SVGAElement): number {
  return mark.getBoundingClientRect().left;
}
