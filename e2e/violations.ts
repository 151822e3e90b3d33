import type { Page } from '@playwright/test';

/** What the browser refuses because of a Content-Security-Policy, as it comes; call it first. */
export async function watchViolations(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction('reportViolation', (text: string) => violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { reportViolation } = window as unknown as {
        reportViolation: (text: string) => void;
      };
      const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
      reportViolation(`${effectiveDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`);
    });
  });
  // A frame that is refused, or a thread, tells only the console.
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  return violations;
}
