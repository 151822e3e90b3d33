/** What a reader has chosen in the form of a filter. */
export interface FilterChoice {
  /** The selected values by facet; facets without a choice are left out. */
  facets: Record<string, string>;
  /** The selected order; empty for the default one. */
  order: string;
  /** The text of the field, if the form has one. */
  text: string;
}

export interface FilterForm {
  /** Shows a text beside the choices, such as how many items fit. */
  report: (text: string) => void;
  /** Removes all choices, from the address as well, where it gets a hash. */
  reset: (hash: string) => void;
}

/**
 * Keeps a form and the query of the address the same, so that a filtered list can be
 * linked. `apply` is called with the choices of the address, then after every change.
 */
export function connectFilterForm(
  form: HTMLFormElement,
  apply: (choice: FilterChoice, form: FilterForm) => void,
): FilterForm {
  const fields = [
    ...form.querySelectorAll<HTMLSelectElement | HTMLInputElement>('select, input[name]'),
  ];
  const output = form.querySelector('output');
  const resetButton = form.querySelector<HTMLButtonElement>('button[type="reset"]');

  const readChoice = (): FilterChoice => {
    const values = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
    const { sort: order = '', q: text = '', ...facets } = values;
    const chosen = Object.entries(facets).filter(([, value]) => value !== '');
    return { facets: Object.fromEntries(chosen), order, text };
  };
  const applyChoice = () => {
    const choice = readChoice();
    if (resetButton !== null) {
      resetButton.hidden = Object.keys(choice.facets).length === 0 && choice.text === '';
    }
    apply(choice, connected);
  };
  const readAddress = () => {
    const query = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = query.get(field.name) ?? '';
      // An unknown value is no choice.
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = '';
    }
    applyChoice();
  };
  const writeAddress = (hash = '') => {
    const query = new URLSearchParams(location.search);
    for (const { name, value } of fields) {
      if (value === '') query.delete(name);
      else query.set(name, value);
    }
    const text = query.toString();
    history.replaceState(null, '', `${text === '' ? location.pathname : `?${text}`}${hash}`);
    applyChoice();
  };
  const connected: FilterForm = {
    report: (text) => {
      if (output !== null) output.textContent = text;
    },
    reset: (hash) => {
      for (const field of fields) field.value = '';
      writeAddress(hash);
    },
  };

  form.classList.remove('scripted');
  form.addEventListener('input', () => writeAddress());
  form.addEventListener('submit', (event) => event.preventDefault());
  // The values are reset after this event.
  form.addEventListener('reset', () => setTimeout(connected.reset, 0, ''));
  addEventListener('popstate', readAddress);
  readAddress();
  return connected;
}
