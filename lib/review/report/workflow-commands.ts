export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** A message at a place of the repository. */
export interface Annotation {
  level: AnnotationLevel;
  title: string;
  message: string;
  file?: string | undefined;
  line?: number | undefined;
}

/**
 * Formats an annotation as a workflow command. Source: the toolkit of GitHub Actions,
 * packages/core/src/command.ts, and GitHub Docs, "Workflow commands for GitHub Actions".
 */
export function formatAnnotation({ level, title, message, file, line }: Annotation): string {
  const properties = { file, line: line === undefined ? undefined : String(line), title };
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(value as string)}`);
  return `::${level} ${written.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * Formats text for the log in which nothing is a command.
 * @param token a text that nobody can guess
 */
export function formatLog(text: string, token: string): string {
  return `::stop-commands::${token}\n${text}\n::${token}::`;
}

/**
 * Formats an output for the file of GITHUB_OUTPUT.
 * @param delimiter a text that nobody can guess
 */
export function formatOutput(name: string, value: string, delimiter: string): string {
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
