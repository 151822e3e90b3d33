import {
  type InputHTMLAttributes,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useId,
  useState,
} from 'react';

/**
 * A field with suggestions: a combobox of the ARIA Authoring Practices. Without the suggestions the
 * field works.
 */
export function Combobox<T>({
  field,
  options,
  keyOf,
  renderOption,
  onPick,
  onOpen,
  onClose,
  ...input
}: {
  field: RefObject<HTMLInputElement | null>;
  /** None while the list is closed. */
  options: readonly T[];
  keyOf: (option: T) => string;
  renderOption: (option: T) => ReactNode;
  onPick: (option: T) => void;
  /** Called for each change of the text, and for the down arrow while the list is closed. */
  onOpen: (isTyped: boolean) => void;
  onClose: () => void;
} & InputHTMLAttributes<HTMLInputElement>) {
  const listId = useId();
  const [active, setActive] = useState<T>();
  const index = options.findIndex((each) => active !== undefined && keyOf(each) === keyOf(active));
  const close = () => {
    setActive(undefined);
    onClose();
  };
  const type = () => {
    setActive(undefined);
    onOpen(true);
  };
  const pick = (option: T) => {
    close();
    onPick(option);
  };
  const followKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = options[index];
    if (event.key === 'Escape' && options.length > 0) close();
    else if (event.key === 'Enter' && chosen !== undefined) pick(chosen);
    else if (step !== undefined && options.length > 0) {
      // Before the first suggestion and after the last one is the field itself.
      const count = options.length + 1;
      setActive(options[((index + 1 + step + count) % count) - 1]);
    } else if (step === 1) onOpen(false);
    else return;
    event.preventDefault();
  };
  return (
    <div className="combobox">
      <input
        {...input}
        ref={field}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-activedescendant={index >= 0 ? `${listId}-${index}` : undefined}
        onChange={type}
        onKeyDown={followKey}
        onBlur={close}
        autoComplete="off"
        spellCheck={false}
        autoCapitalize="none"
      />
      <div
        id={listId}
        role="listbox"
        aria-label="Suggestions"
        hidden={options.length === 0}
        className="options"
      >
        {options.map((option, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field has the keys.
          <div
            key={keyOf(option)}
            id={`${listId}-${place}`}
            role="option"
            aria-selected={place === index}
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(option)}
          >
            {renderOption(option)}
          </div>
        ))}
      </div>
    </div>
  );
}
